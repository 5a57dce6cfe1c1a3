return indikator {
  kode = "makanan_minuman",
  nama = "Jumlah penyediaan makanan dan minuman pegawai yang terfasilitasi",
  satuan = "paket", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "paket"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 473",
  catatan = "Tercetak: Jumlah penyediaan makanan dan minuman pegawai yang terfasilitasi tahun n.",
}
