return indikator {
  kode = "barang_daerah_baik",
  nama = "Persentase barang milik daerah dalam kondisi baik",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    barang_baik = {nama = "Barang milik daerah dalam kondisi baik"},
    barang_dipelihara = {nama = "Barang milik daerah yang dipelihara"},
  },
  formulasi = function(x) return rasio.persen(x.barang_baik, x.barang_dipelihara) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 486",
  catatan =
    "Tercetak: Jumlah Barang Milik Daerah dalam kondisi baik / Jumlah Barang Milik Daerah " ..
    "yang di pelihara x 100.",
}
