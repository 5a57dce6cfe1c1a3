return indikator {
  kode = "persentase", nama = "Persentase",
  satuan = "%", skala = {0, 100}, polaritas = "positif",
  masukan = {
    bagian = {nama = "Yang memenuhi"},
    seluruh = {nama = "Seluruhnya"},
  },
  formulasi = function(x) return rasio.persen(x.bagian, x.seluruh) end,
  sumber = "Umum; untuk indikator \"Persentase …\" yang laporannya tidak mencetak formulasi",
  catatan = "Dipakai LKJIP Kecamatan Batang-batang 2023, Tabel 2.3, baris 368-369 dan 373-374.",
}
