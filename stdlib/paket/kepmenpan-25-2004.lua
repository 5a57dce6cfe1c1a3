return paket {
  kode = "kepmenpan-25-2004", bidang = "skm",
  nama = "Indeks Kepuasan Masyarakat, 14 unsur",
  sumber = "Keputusan Menpan KEP/25/M.PAN/2/2004; bobot dan pita terverifikasi, nama unsur " ..
           "belum diverifikasi",
  status = "V",
  berlaku = {sejak = 2004, sampai = 2016},
  isi = {
    unsur = {"prosedur pelayanan", "persyaratan pelayanan", "kejelasan petugas",
             "kedisiplinan petugas", "tanggung jawab petugas", "kemampuan petugas",
             "kecepatan pelayanan", "keadilan pelayanan", "kesopanan dan keramahan petugas",
             "kewajaran biaya", "kepastian biaya", "kepastian jadwal", "kenyamanan lingkungan",
             "keamanan pelayanan"},
    opsi = {1, 4},
    pengali = 25,
    bobot_tercetak = 0.071,
    pita = {
      celah = "bulat", desimal = 2,
      {nama = "A", arti = "Sangat Baik", lebih_dari = 81.25, sampai = 100, batas = "81,26 – 100,00"},
      {nama = "B", arti = "Baik", lebih_dari = 62.50, sampai = 81.25, batas = "62,51 – 81,25"},
      {nama = "C", arti = "Kurang Baik", lebih_dari = 43.75, sampai = 62.50, batas = "43,76 – 62,50"},
      {nama = "D", arti = "Tidak Baik", dari = 25, sampai = 43.75, batas = "25,00 – 43,75"},
    },
  },
}
