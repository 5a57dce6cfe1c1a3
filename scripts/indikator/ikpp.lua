return indikator {
  kode = "ikpp", nama = "Indeks Kualitas Pelayanan Publik",
  satuan = "indeks", skala = {0, 10}, polaritas = "positif",
  masukan = {
    ikm = {nama = "Indeks Kepuasan Masyarakat", skala = {1, 4}},
    ipp = {nama = "Indeks Pelayanan Publik", skala = {0, 5}},
  },
  formulasi = function(x) return 1.25 * x.ikm + x.ipp end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.2, baris 451",
  catatan = "Tercetak: IKPP = (1,25 x nilai IKM) + nilai IPP. IKM pada skala 1..4, bukan 25..100.",
}
