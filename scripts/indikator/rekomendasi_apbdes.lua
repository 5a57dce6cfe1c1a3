return indikator {
  kode = "rekomendasi_apbdes",
  nama = "Jumlah rekomendasi hasil pembinaan dan pengawasan pelaksanaan APB Desa",
  satuan = "dokumen", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "dokumen"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 510",
  catatan =
    "Tercetak: Jumlah Rekomendasi hasil Pembinaan dan Pengawasan Pelaksanaan APB Desa tahun " ..
    "n.",
}
