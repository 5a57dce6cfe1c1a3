return indikator {
  kode = "predikat_sakip", nama = "Predikat SAKIP Perangkat Daerah",
  satuan = "predikat", polaritas = "tingkat",
  tingkat = {"D", "C", "CC", "B", "BB", "A", "AA"},
  masukan = { predikat = {nama = "Predikat hasil evaluasi", jenis = "tingkat"} },
  formulasi = function(x) return x.predikat end,
  sumber = "LKJIP Kecamatan Batang-batang 2023, Tabel 2.2, baris 351; Bluto 2020, Tabel 3.1, baris 409",
  catatan = "Tercetak sebagai huruf saja (\"BB\", \"B\"); capaian dihitung dari urutan tingkat.",
}
