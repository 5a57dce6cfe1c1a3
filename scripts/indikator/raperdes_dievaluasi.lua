return indikator {
  kode = "raperdes_dievaluasi",
  nama = "Persentase Raperdes APB Desa/Perubahan APB Desa yang dievaluasi",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    dievaluasi = {nama = "Raperdes APB Desa dan perubahannya yang dievaluasi"},
    raperdes_diajukan = {nama = "Raperdes APB Desa dan perubahannya"},
  },
  formulasi = function(x) return rasio.persen(x.dievaluasi, x.raperdes_diajukan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 512",
  catatan =
    "Tercetak: Jumlah Raperdes APBDesa dan Perubahan APB Desa yang dievaluasi / Jumlah " ..
    "Raperdes APB Desa dan Perubahan APB Desa x 100. Penyebutnya realisasi indikator " ..
    "raperdes_diajukan (baris 518) bila tidak diisi.",
}
