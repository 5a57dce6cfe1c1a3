return indikator {
  kode = "desa_melapor_apbdes",
  nama = "Persentase desa yang melaporkan pertanggungjawaban realisasi APB Desa",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    desa_melapor = {nama = "Desa yang melaporkan pertanggungjawaban realisasi APBDes"},
    jumlah_desa = {nama = "Jumlah desa"},
  },
  formulasi = function(x) return rasio.persen(x.desa_melapor, x.jumlah_desa) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 508",
  catatan =
    "Tercetak: Jumlah Desa yang melaporkan pertanggungjawaban Realisasi APBDes / Jumlah Desa " ..
    "x 100.",
}
