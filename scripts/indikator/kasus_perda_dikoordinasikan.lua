return indikator {
  kode = "kasus_perda_dikoordinasikan",
  nama = "Persentase laporan kasus pelanggaran Perda/Perkada dan Trantibum yang dikoordinasikan",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    kasus_dikoordinasikan = {nama = "Laporan kasus yang dikoordinasikan ke instansi terkait"},
    laporan_kasus_perda = {nama = "Laporan kasus pelanggaran Perda/Perkada"},
  },
  formulasi = function(x) return rasio.persen(x.kasus_dikoordinasikan, x.laporan_kasus_perda) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 503",
  catatan =
    "Tercetak: Jumlah Laporan kasus pelanggaran Perda/Perkada dan Trantibum yang " ..
    "dikoordinasikan ke Instansi Terkait / Jumlah laporan kasus pelanggaran Perda/Perkada x " ..
    "100. Penyebutnya realisasi indikator laporan_kasus_perda (baris 504) bila tidak diisi.",
}
