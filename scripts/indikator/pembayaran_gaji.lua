return indikator {
  kode = "pembayaran_gaji",
  nama = "Jumlah pembayaran gaji dan tunjangan ASN yang difasilitasi",
  satuan = "bulan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "bulan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 466",
  catatan =
    "Tercetak: Jumlah pembayaran gaji dan tunjangan ASN lingkup Kec. Sumobito yang di " ..
    "fasilitasi tahun n.",
}
