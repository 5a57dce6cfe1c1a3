return indikator {
  kode = "persentase_penurunan", nama = "Persentase penurunan",
  satuan = "%", polaritas = "positif",
  masukan = {
    sebelum = {nama = "Jumlah tahun sebelumnya"},
    sesudah = {nama = "Jumlah tahun ini"},
  },
  formulasi = function(x) return tumbuh.penurunan(x.sebelum, x.sesudah) end,
  sumber = "Umum; untuk indikator \"Persentase penurunan …\" yang laporannya tidak mencetak formulasi",
  catatan =
    "Kenaikan memberi hasil negatif, jadi tanpa skala. " ..
    "Dipakai LKJIP Kecamatan Batang-batang 2023, Tabel 2.3, baris 372.",
}
