return indikator {
  kode = "laporan_rapat_koordinasi",
  nama = "Jumlah laporan hasil rapat koordinasi dan konsultasi",
  satuan = "laporan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "laporan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 477",
  catatan = "Tercetak: Jumlah laporan hasil rapat koordinasi dan konsultasi SKPD tahun n.",
}
