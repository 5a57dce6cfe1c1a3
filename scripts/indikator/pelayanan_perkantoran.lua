return indikator {
  kode = "pelayanan_perkantoran",
  nama = "Persentase pemenuhan pelayanan administrasi perkantoran",
  satuan = "%", polaritas = "positif",
  masukan = {
    pelayanan_terpenuhi = {nama = "Pelayanan administrasi perkantoran yang terpenuhi"},
    pelayanan_ditargetkan = {nama = "Pelayanan administrasi perkantoran yang ditargetkan"},
  },
  formulasi = function(x) return rasio.persen(x.pelayanan_terpenuhi, x.pelayanan_ditargetkan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 469",
  catatan =
    "Tercetak: Jumlah pemenuhan pelayanan administrasi perkantoran / Pelayanan administrasi " ..
    "perkantoran yang ditargetkan x 100.",
}
