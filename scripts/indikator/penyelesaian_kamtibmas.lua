return indikator {
  kode = "penyelesaian_kamtibmas", nama = "Persentase Penyelesaian KAMTIBMAS",
  satuan = "%", skala = {0, 100}, polaritas = "positif",
  masukan = {
    hasil_koordinasi = {nama = "Jumlah hasil koordinasi"},
    koordinasi = {nama = "Jumlah koordinasi yang dilaksanakan"},
  },
  formulasi = function(x) return rasio.persen(x.hasil_koordinasi, x.koordinasi) end,
  sumber = "LKJIP Kecamatan Batang-batang 2023, Tabel 2.3, baris 367",
  catatan =
    "Tercetak: Jumlah Hasil Koordinasi Bidang pemerintahan, Pemberdayaan Masyarakat dan Desa, " ..
    "Ketentraman dan Ketertiban Umum, dan Kesejahteraan Rakyat / Jumlah Koordinasi yang di " ..
    "laksanakan x 100%. Sumber data: Laporan Hasil Penyelesaian.",
}
