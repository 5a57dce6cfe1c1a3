return paket {
  kode = "permenpanrb-59-2020", bidang = "spbe",
  nama = "Indeks SPBE: bobot empat domain dan predikat",
  sumber = "PermenPANRB 59/2020 menurut ingatan, belum diverifikasi; tata kelola 25 dan layanan " ..
           "45,5 cocok dengan sumber publik, tetapi satu sumber menukar kebijakan (16,5) dan " ..
           "manajemen (13)",
  status = "R",
  berlaku = {sejak = 2020},
  isi = {
    skala = {1, 5},
    bagian = {
      {kode = "kebijakan", nama = "Kebijakan Internal SPBE", bobot = 13},
      {kode = "tata_kelola", nama = "Tata Kelola SPBE", bobot = 25},
      {kode = "manajemen", nama = "Manajemen SPBE", bobot = 16.5},
      {kode = "layanan", nama = "Layanan SPBE", bobot = 45.5},
    },
    pita = {
      celah = "bawah",
      {nama = "Memuaskan", dari = 4.2, sampai = 5},
      {nama = "Sangat Baik", dari = 3.5, kurang_dari = 4.2},
      {nama = "Baik", dari = 2.6, kurang_dari = 3.5},
      {nama = "Cukup", dari = 1.8, kurang_dari = 2.6},
      {nama = "Kurang", kurang_dari = 1.8},
    },
  },
}
