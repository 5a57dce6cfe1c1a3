return indikator {
  kode = "pengadaan_sarana_gedung",
  nama = "Jumlah pengadaan sarana gedung kantor",
  satuan = "unit", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "unit"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 481",
  catatan = "Tercetak: Jumlah pengadaan sarana gedung kantor tahun n.",
}
