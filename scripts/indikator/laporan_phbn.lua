return indikator {
  kode = "laporan_phbn",
  nama = "Jumlah laporan pelaksanaan PHBN/PHBA",
  satuan = "laporan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "laporan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 498",
  catatan = "Tercetak: Jumlah Laporan Pelaksanaan PHBN/PHBA tahun n.",
}
