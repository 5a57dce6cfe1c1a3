return indikator {
  kode = "komponen_listrik",
  nama = "Jumlah komponen instalasi listrik dan penerangan kantor yang terfasilitasi",
  satuan = "paket", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "paket"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 471",
  catatan =
    "Tercetak: Jumlah komponen instalasi listrik/Penerangan bangunan kantor yang " ..
    "terfasilitasi tahun n.",
}
