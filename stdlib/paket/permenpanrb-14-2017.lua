return paket {
  kode = "permenpanrb-14-2017", bidang = "skm",
  nama = "Survei Kepuasan Masyarakat, 9 unsur",
  sumber = "PermenPANRB 14/2017 tentang Pedoman Penyusunan SKM. Ambunten 2023 baris 224 " ..
           "mencetak 88,01 sebagai batas bawah A",
  status = "V",
  berlaku = {sejak = 2017},
  isi = {
    unsur = {"persyaratan", "sistem, mekanisme, prosedur", "waktu penyelesaian", "biaya/tarif",
             "produk", "kompetensi pelaksana", "perilaku pelaksana", "penanganan pengaduan",
             "sarana prasarana"},
    opsi = {1, 4},
    pengali = 25,
    bobot_tercetak = 0.11,
    pita = {
      celah = "bulat", desimal = 2,
      {nama = "A", arti = "Sangat Baik", dari = 88.31, sampai = 100, batas = "88,31 – 100,00"},
      {nama = "B", arti = "Baik", dari = 76.61, sampai = 88.30, batas = "76,61 – 88,30"},
      {nama = "C", arti = "Kurang Baik", dari = 65.00, sampai = 76.60, batas = "65,00 – 76,60"},
      {nama = "D", arti = "Tidak Baik", dari = 25.00, sampai = 64.99, batas = "25,00 – 64,99"},
    },
  },
}
