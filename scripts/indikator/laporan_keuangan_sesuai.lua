return indikator {
  kode = "laporan_keuangan_sesuai",
  nama = "Persentase laporan keuangan yang tersusun sesuai aturan",
  satuan = "%", polaritas = "positif",
  masukan = {
    laporan_sesuai = {nama = "Laporan keuangan yang tersusun sesuai aturan"},
    laporan_ditargetkan = {nama = "Laporan keuangan yang ditargetkan"},
  },
  formulasi = function(x) return rasio.persen(x.laporan_sesuai, x.laporan_ditargetkan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 465",
  catatan =
    "Tercetak: Jumlah laporan keuangan yang tersusun sesuai aturan / Jumlah Laporan keuangan " ..
    "yang ditargetkan x 100.",
}
