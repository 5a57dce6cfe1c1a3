return indikator {
  kode = "persentase_penyelesaian_laporan",
  nama = "Persentase Penyelesaian Laporan Ketertiban Umum dan Ketentraman Masyarakat",
  satuan = "%", skala = {0, 100}, polaritas = "positif",
  masukan = {
    diselesaikan = {nama = "Laporan yang terselesaikan"},
    masuk = {nama = "Laporan pelanggaran/aduan yang masuk"},
  },
  formulasi = function(x) return rasio.persen(x.diselesaikan, x.masuk) end,
  sumber = "LKJIP Kecamatan Ambulu 2024, Tabel L4-IKU-2, baris 1904; Tabel U-hitung, baris 706",
  catatan =
    "Tercetak: Jumlah laporan/aduan pelanggaran ketertiban umum dan ketentraman masyarakat yg " ..
    "diselesaikan / Jumlah laporan/aduan ... yg masuk x 100%. Tabel 2.2 (baris 491) kehilangan " ..
    "pembilangnya.",
}
