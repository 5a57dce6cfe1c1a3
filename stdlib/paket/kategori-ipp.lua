return paket {
  kode = "kategori-ipp", bidang = "ipp_kategori",
  nama = "Kategori nilai Indeks Pelayanan Publik",
  sumber = "Pedoman evaluasi pelayanan publik KemenPANRB; sembilan pita dicocokkan dengan kode " ..
           "sumber publik sebuah aplikasi penilaian IPP, naskah peraturannya belum dibaca",
  status = "V",
  berlaku = {sejak = 2017},
  isi = {
    pita = {
      celah = "bulat", desimal = 2,
      {nama = "A", arti = "Pelayanan Prima", dari = 4.51, sampai = 5, batas = "4,51 – 5,00"},
      {nama = "A-", arti = "Sangat Baik", dari = 4.01, sampai = 4.50, batas = "4,01 – 4,50"},
      {nama = "B", arti = "Baik", dari = 3.51, sampai = 4.00, batas = "3,51 – 4,00"},
      {nama = "B-", arti = "Baik (dengan catatan)", dari = 3.01, sampai = 3.50, batas = "3,01 – 3,50"},
      {nama = "C", arti = "Cukup", dari = 2.51, sampai = 3.00, batas = "2,51 – 3,00"},
      {nama = "C-", arti = "Cukup (dengan catatan)", dari = 2.01, sampai = 2.50, batas = "2,01 – 2,50"},
      {nama = "D", arti = "Pembinaan", dari = 1.51, sampai = 2.00, batas = "1,51 – 2,00"},
      {nama = "E", arti = "Prioritas Pembinaan", dari = 1.01, sampai = 1.50, batas = "1,01 – 1,50"},
      {nama = "F", arti = "Pembinaan Intensif", dari = 0, sampai = 1.00, batas = "0 – 1,00"},
    },
  },
}
