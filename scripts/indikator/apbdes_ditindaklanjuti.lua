return indikator {
  kode = "apbdes_ditindaklanjuti",
  nama = "Persentase rekomendasi hasil pembinaan dan pengawasan APB Desa yang ditindaklanjuti",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    rekomendasi_ditindaklanjuti = {nama = "Rekomendasi yang ditindaklanjuti"},
    rekomendasi_apbdes = {nama = "Rekomendasi hasil pembinaan dan pengawasan APB Desa"},
  },
  formulasi = function(x)
    return rasio.persen(x.rekomendasi_ditindaklanjuti, x.rekomendasi_apbdes)
  end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 509",
  catatan =
    "Tercetak: Jumlah Rekomendasi Hasil Pembinaan dan Pengawasan Pelaksanaan APB Desa yang " ..
    "ditindaklanjuti / Jumlah Rekomendasi Hasil Pembinaan dan Pengawasan Pelaksanaan APB Desa " ..
    "x 100. Penyebutnya realisasi indikator rekomendasi_apbdes (baris 510) bila tidak diisi.",
}
