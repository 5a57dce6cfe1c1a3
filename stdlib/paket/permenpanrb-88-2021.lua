return paket {
  kode = "permenpanrb-88-2021", bidang = "akip",
  nama = "Evaluasi AKIP: komponen, kriteria dan predikat",
  sumber = "PermenPANRB 88/2021 tentang Evaluasi AKIP; arti AA, A, BB, B seperti Sumobito 2024 " ..
           "baris 533-536",
  status = "V",
  berlaku = {sejak = 2021},
  isi = {
    komponen = {
      {kode = "perencanaan", nama = "Perencanaan Kinerja", bobot = 30},
      {kode = "pengukuran", nama = "Pengukuran Kinerja", bobot = 30},
      {kode = "pelaporan", nama = "Pelaporan Kinerja", bobot = 15},
      {kode = "evaluasi", nama = "Evaluasi Akuntabilitas Kinerja Internal", bobot = 25},
    },
    subkomponen = {
      {kode = "keberadaan", persen = 20},
      {kode = "kualitas", persen = 30},
      {kode = "pemanfaatan", persen = 50},
    },
    skala_jawaban = {0, 100},
    jawaban = {AA = 100, A = 90, BB = 80, B = 70, CC = 60, C = 50, D = 30, E = 0},
    tingkat = {"D", "C", "CC", "B", "BB", "A", "AA"},
    pita = {
      celah = "bawah",
      {nama = "AA", arti = "Sangat Memuaskan", lebih_dari = 90, sampai = 100},
      {nama = "A", arti = "Memuaskan", lebih_dari = 80, sampai = 90},
      {nama = "BB", arti = "Sangat Baik", lebih_dari = 70, sampai = 80},
      {nama = "B", arti = "Baik", lebih_dari = 60, sampai = 70},
      {nama = "CC", lebih_dari = 50, sampai = 60},
      {nama = "C", lebih_dari = 30, sampai = 50},
      {nama = "D", lebih_dari = 0, sampai = 30},
      {nama = "E", dari = 0, sampai = 0, batas = "0"},
    },
  },
}
