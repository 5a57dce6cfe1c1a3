return indikator {
  kode = "laporan_pembinaan_apbdes",
  nama = "Jumlah laporan pembinaan dan pengawasan pelaksanaan APB Desa",
  satuan = "laporan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "laporan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 511",
  catatan = "Tercetak: Jumlah Laporan Pembinaan dan Pengawasan Pelaksanaan APB Desa tahun n.",
}
