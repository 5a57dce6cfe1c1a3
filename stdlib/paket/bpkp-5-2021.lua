return paket {
  kode = "bpkp-5-2021", bidang = "spip",
  nama = "Maturitas SPIP terintegrasi: bobot komponen dan tingkat",
  sumber = "Peraturan BPKP 5/2021, Tabel II.4, dan bobot 40/30/30 dicocokkan dengan dua " ..
           "ringkasan publik; tingkat 0 menurut opendata.blitarkab.go.id",
  status = "V",
  berlaku = {sejak = 2021},
  isi = {
    skala = {0, 5},
    bagian = {
      {kode = "penetapan_tujuan", nama = "Penetapan Tujuan", bobot = 40},
      {kode = "struktur_proses", nama = "Struktur dan Proses", bobot = 30},
      {kode = "pencapaian_tujuan", nama = "Pencapaian Tujuan SPIP", bobot = 30},
    },
    pita = {
      celah = "bawah",
      {nama = "Optimum", dari = 4.5, sampai = 5},
      {nama = "Terkelola dan Terukur", dari = 4, kurang_dari = 4.5},
      {nama = "Terdefinisi", dari = 3, kurang_dari = 4},
      {nama = "Berkembang", dari = 2, kurang_dari = 3},
      {nama = "Rintisan", dari = 1, kurang_dari = 2},
      {nama = "Belum Ada", kurang_dari = 1},
    },
  },
}
