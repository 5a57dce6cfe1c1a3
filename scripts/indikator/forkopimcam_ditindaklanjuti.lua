return indikator {
  kode = "forkopimcam_ditindaklanjuti",
  nama = "Persentase rekomendasi Forkopimcam yang ditindaklanjuti",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    rekomendasi_ditindaklanjuti = {nama = "Rekomendasi Forkopimcam yang ditindaklanjuti"},
    rekomendasi_forkopimcam = {nama = "Rekomendasi Forkopimcam"},
  },
  formulasi = function(x)
    return rasio.persen(x.rekomendasi_ditindaklanjuti, x.rekomendasi_forkopimcam)
  end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 497",
  catatan =
    "Tercetak: Jumlah rekomendasi Forkopimcam yang ditindaklanjuti / Jumlah rekomendasi " ..
    "Forkopimcam x 100. Penyebutnya realisasi indikator rekomendasi_forkopimcam (baris 500) " ..
    "bila tidak diisi.",
}
