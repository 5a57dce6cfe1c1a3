return paket {
  kode = "spm-kategori", bidang = "spm",
  nama = "Kategori indeks pencapaian Standar Pelayanan Minimal",
  sumber = "Permendagri 59/2021 menurut ingatan, belum diverifikasi; pita dicocokkan dengan " ..
           "kode sumber satu dasbor publik",
  status = "R",
  berlaku = {sejak = 2021},
  isi = {
    pita = {
      celah = "bawah",
      {nama = "Tuntas Paripurna", dari = 100, sampai = 100, batas = "100"},
      {nama = "Tuntas Utama", dari = 90, kurang_dari = 100, batas = "90 – 99"},
      {nama = "Tuntas Madya", dari = 80, kurang_dari = 90, batas = "80 – 89"},
      {nama = "Tuntas Pratama", dari = 70, kurang_dari = 80, batas = "70 – 79"},
      {nama = "Tuntas Muda", dari = 60, kurang_dari = 70, batas = "60 – 69"},
      {nama = "Belum Tuntas", kurang_dari = 60},
    },
  },
}
