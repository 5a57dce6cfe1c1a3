return paket {
  kode = "permenpanrb-12-2015", bidang = "akip",
  nama = "Evaluasi AKIP sebelum 2021: komponen dan predikat",
  sumber = "PermenPANRB 12/2015 tentang Pedoman Evaluasi atas Implementasi SAKIP; urutan AA … D " ..
           "terverifikasi, bobot komponen dan batas pita belum diverifikasi",
  status = "R",
  berlaku = {sejak = 2015, sampai = 2020},
  isi = {
    komponen = {
      {kode = "perencanaan", nama = "Perencanaan Kinerja", bobot = 30},
      {kode = "pengukuran", nama = "Pengukuran Kinerja", bobot = 25},
      {kode = "pelaporan", nama = "Pelaporan Kinerja", bobot = 15},
      {kode = "evaluasi", nama = "Evaluasi Internal", bobot = 10},
      {kode = "capaian", nama = "Pencapaian Sasaran/Kinerja Organisasi", bobot = 20},
    },
    tingkat = {"D", "C", "CC", "B", "BB", "A", "AA"},
    pita = {
      celah = "bawah",
      {nama = "AA", arti = "Sangat Memuaskan", lebih_dari = 90, sampai = 100},
      {nama = "A", arti = "Memuaskan", lebih_dari = 80, sampai = 90},
      {nama = "BB", arti = "Sangat Baik", lebih_dari = 70, sampai = 80},
      {nama = "B", arti = "Baik", lebih_dari = 60, sampai = 70},
      {nama = "CC", lebih_dari = 50, sampai = 60},
      {nama = "C", lebih_dari = 30, sampai = 50},
      {nama = "D", dari = 0, sampai = 30},
    },
  },
}
