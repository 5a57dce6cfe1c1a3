return paket {
  kode = "permendesa-2-2016", bidang = "idm",
  nama = "Status desa menurut Indeks Desa Membangun",
  sumber = "Permendesa PDTT 2/2016; ambang dicocokkan sampai 3 desimal dengan " ..
           "matani-satu-tumpaan.desa.id (2023); pita mana yang memuat nilai tepat di ambang " ..
           "belum diverifikasi",
  status = "V",
  berlaku = {sejak = 2016},
  isi = {
    pita = {
      celah = "bawah",
      {nama = "Mandiri", lebih_dari = 0.8155, sampai = 1},
      {nama = "Maju", lebih_dari = 0.7072, sampai = 0.8155},
      {nama = "Berkembang", lebih_dari = 0.5989, sampai = 0.7072},
      {nama = "Tertinggal", lebih_dari = 0.4907, sampai = 0.5989},
      {nama = "Sangat Tertinggal", sampai = 0.4907},
    },
  },
}
