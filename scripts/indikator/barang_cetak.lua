return indikator {
  kode = "barang_cetak",
  nama = "Jumlah pemenuhan barang cetak",
  satuan = "paket", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "paket"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 474",
  catatan = "Tercetak: Jumlah pemenuhan barang cetak tahun n.",
}
