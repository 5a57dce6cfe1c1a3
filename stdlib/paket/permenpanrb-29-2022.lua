return paket {
  kode = "permenpanrb-29-2022", bidang = "ipp",
  nama = "Indeks Pelayanan Publik, bobot enam aspek sejak 2022",
  sumber = "PermenPANRB 29/2022",
  status = "V",
  berlaku = {sejak = 2022},
  isi = {
    skala = {0, 5},
    aspek = {
      {kode = "kebijakan", nama = "Kebijakan pelayanan", bobot = 24},
      {kode = "sdm", nama = "Profesionalisme SDM", bobot = 25},
      {kode = "sarana", nama = "Sarana prasarana", bobot = 18},
      {kode = "informasi", nama = "Sistem informasi pelayanan publik", bobot = 11},
      {kode = "pengaduan", nama = "Konsultasi dan pengaduan", bobot = 10},
      {kode = "inovasi", nama = "Inovasi", bobot = 12},
    },
  },
}
