return paket {
  kode = "pmk-214-2017", bidang = "efisiensi",
  nama = "Nilai efisiensi anggaran: NE = 50 + E/20 × 50, E dijepit ±20",
  sumber = "PMK 214/PMK.02/2017 menurut ingatan, belum diverifikasi",
  status = "R",
  berlaku = {sejak = 2017},
  isi = {tengah = 50, jepit = 20},
}
