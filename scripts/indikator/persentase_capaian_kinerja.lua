return indikator {
  kode = "persentase_capaian_kinerja", nama = "Persentase Capaian Kinerja Perangkat Daerah",
  satuan = "%", polaritas = "positif",
  masukan = {
    realisasi_kinerja = {nama = "Realisasi kinerja"},
    target_kinerja = {nama = "Target capaian kinerja"},
  },
  formulasi = function(x) return rasio.persen(x.realisasi_kinerja, x.target_kinerja) end,
  sumber = "LKJIP Kecamatan Ambunten 2023, Tabel 2.3, baris 241",
  catatan =
    "Tercetak terbalik: Target Capaian Kinerja / Realisasi Kinerja x 100. Dihitung yang dimaksud, " ..
    "realisasi dibagi target; tanpa skala, karena realisasi boleh melebihi target.",
}
