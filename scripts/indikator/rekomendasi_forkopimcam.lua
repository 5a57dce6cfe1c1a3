return indikator {
  kode = "rekomendasi_forkopimcam",
  nama = "Jumlah rekomendasi hasil koordinasi Forkopimcam",
  satuan = "dokumen", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "dokumen"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 500",
  catatan = "Tercetak: Jumlah Rekomendasi Hasil Koordinasi Forkopimcam tahun n.",
}
