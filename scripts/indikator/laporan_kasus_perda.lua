return indikator {
  kode = "laporan_kasus_perda",
  nama = "Jumlah laporan kasus pelanggaran Perda/Perkada dan Trantibum",
  satuan = "laporan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "laporan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 504",
  catatan = "Tercetak: Jumlah Laporan kasus pelanggaran Perda/Perkada dan Trantibum n.",
}
