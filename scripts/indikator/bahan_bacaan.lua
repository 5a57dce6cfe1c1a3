return indikator {
  kode = "bahan_bacaan",
  nama = "Jumlah pemenuhan bahan bacaan",
  satuan = "jenis", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "jenis"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 476",
  catatan = "Tercetak: Jumlah pemenuhan bahan bacaan tahun n.",
}
