return indikator {
  kode = "capaian_kinerja_aparatur",
  nama = "Persentase rata-rata capaian kinerja aparatur",
  satuan = "%", polaritas = "positif",
  masukan = {
    capaian_seluruh_pns = {nama = "Jumlah capaian kinerja seluruh PNS"},
    jumlah_pegawai = {nama = "Jumlah pegawai"},
  },
  formulasi = function(x) return rasio.persen(x.capaian_seluruh_pns, x.jumlah_pegawai) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 458",
  catatan =
    "Tercetak: Jumlah capaian kinerja seluruh pns di opd / jumlah pegawai x 100. Capaian tiap " ..
    "PNS dihitung sebagai bagian dari satu (1 = 100 %).",
}
