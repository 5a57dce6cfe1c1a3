return paket {
  kode = "permenpanrb-17-2017", bidang = "ipp",
  nama = "Indeks Pelayanan Publik, bobot enam aspek 2017-2021",
  sumber = "PermenPANRB 17/2017; bobot kebijakan dan SDM terverifikasi, empat lainnya belum " ..
           "diverifikasi",
  status = "R",
  berlaku = {sejak = 2017, sampai = 2021},
  isi = {
    skala = {0, 5},
    aspek = {
      {kode = "kebijakan", nama = "Kebijakan pelayanan", bobot = 30},
      {kode = "sdm", nama = "Profesionalisme SDM", bobot = 18},
      {kode = "sarana", nama = "Sarana prasarana", bobot = 15},
      {kode = "informasi", nama = "Sistem informasi pelayanan publik", bobot = 15},
      {kode = "pengaduan", nama = "Konsultasi dan pengaduan", bobot = 15},
      {kode = "inovasi", nama = "Inovasi", bobot = 7},
    },
  },
}
