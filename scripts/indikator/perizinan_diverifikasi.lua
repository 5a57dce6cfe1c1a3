return indikator {
  kode = "perizinan_diverifikasi",
  nama = "Persentase pengajuan perizinan yang diverifikasi",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    pengajuan_diverifikasi = {nama = "Pengajuan perizinan yang diverifikasi"},
    pengajuan = {nama = "Pengajuan perizinan"},
  },
  formulasi = function(x) return rasio.persen(x.pengajuan_diverifikasi, x.pengajuan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 495",
  catatan =
    "Tercetak: Jumlah pengajuan perizinan yang diverifikasi / Jumlah pengajuan perizinan x " ..
    "100.",
}
