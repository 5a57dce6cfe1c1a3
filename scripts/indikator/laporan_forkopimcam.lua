return indikator {
  kode = "laporan_forkopimcam",
  nama = "Jumlah laporan pelaksanaan koordinasi Forkopimcam",
  satuan = "laporan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "laporan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 502",
  catatan = "Tercetak: Jumlah Laporan Pelaksanaan Koordinasi Forkopimcam tahun n.",
}
