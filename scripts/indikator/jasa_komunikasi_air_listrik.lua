return indikator {
  kode = "jasa_komunikasi_air_listrik",
  nama = "Jumlah kegiatan penyediaan jasa komunikasi, sumber daya air dan listrik",
  satuan = "bulan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "bulan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 483",
  catatan =
    "Tercetak: Jumlah kegiatan penyediaan jasa komunikasi, sumberdaya air dan listrik yang " ..
    "terfasilitasi tahun n.",
}
