return indikator {
  kode = "barang_penggandaan",
  nama = "Jumlah pemenuhan barang penggandaan",
  satuan = "paket", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "paket"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 475",
  catatan = "Tercetak: Jumlah pemenuhan barang penggandaan tahun n.",
}
