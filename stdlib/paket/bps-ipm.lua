return paket {
  kode = "bps-ipm", bidang = "ipm",
  nama = "Batas minimum, maksimum dan kelompok Indeks Pembangunan Manusia",
  sumber = "BPS, metode baru IPM sejak 2010 (pengeluaran dalam rupiah per orang per tahun); " ..
           "batas dan kelompok dicocokkan dengan kode sumber publik pengolah data BPS",
  status = "V",
  berlaku = {sejak = 2010},
  isi = {
    uhh = {20, 85}, hls = {0, 18}, rls = {0, 15}, pengeluaran = {1007436, 26572352},
    pita = {
      celah = "bawah",
      {nama = "Sangat Tinggi", dari = 80},
      {nama = "Tinggi", dari = 70, kurang_dari = 80, batas = "70 ≤ IPM < 80"},
      {nama = "Sedang", dari = 60, kurang_dari = 70, batas = "60 ≤ IPM < 70"},
      {nama = "Rendah", kurang_dari = 60},
    },
  },
}
