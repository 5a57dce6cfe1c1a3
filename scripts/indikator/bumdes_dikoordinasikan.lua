return indikator {
  kode = "bumdes_dikoordinasikan",
  nama = "Jumlah BUMDesa yang dikoordinasikan",
  satuan = "BUMDes", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "BUMDes"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 519",
  catatan = "Tercetak: Jumlah BUMDesa yang dikoordinasikan tahun n.",
}
