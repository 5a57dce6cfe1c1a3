return indikator {
  kode = "peralatan_kantor",
  nama = "Jumlah peralatan dan perlengkapan kantor yang terfasilitasi",
  satuan = "paket", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "paket"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 472",
  catatan = "Tercetak: Jumlah peralatan dan perlengkapan kantor yang terfasilitasi tahun n.",
}
