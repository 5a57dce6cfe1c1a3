return indikator {
  kode = "adminduk_diverifikasi",
  nama = "Persentase pengajuan pelayanan adminduk yang diverifikasi",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    pengajuan_diverifikasi = {nama = "Pengajuan pelayanan adminduk yang diverifikasi"},
    pengajuan = {nama = "Pengajuan adminduk"},
  },
  formulasi = function(x) return rasio.persen(x.pengajuan_diverifikasi, x.pengajuan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 494",
  catatan =
    "Tercetak: Jumlah pengajuan pelayanan adminduk yang diverifikasi / Jumlah pengajuan " ..
    "Adminduk x 100.",
}
