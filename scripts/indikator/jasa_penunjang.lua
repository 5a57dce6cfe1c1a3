return indikator {
  kode = "jasa_penunjang",
  nama = "Persentase pemenuhan jasa penunjang urusan pemerintah daerah",
  satuan = "%", polaritas = "positif",
  masukan = {
    jasa_terpenuhi = {nama = "Jasa penunjang yang terpenuhi"},
    jasa_ditargetkan = {nama = "Jasa penunjang yang ditargetkan"},
  },
  formulasi = function(x) return rasio.persen(x.jasa_terpenuhi, x.jasa_ditargetkan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 482",
  catatan =
    "Tercetak: Jumlah pemenuhan jasa penunjang urusan pemerintah daerah / Jumlah pemenuhan " ..
    "jasa penunjang urusan pemerintah daerah yang ditargetkan x 100.",
}
