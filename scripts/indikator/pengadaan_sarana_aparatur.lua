return indikator {
  kode = "pengadaan_sarana_aparatur",
  nama = "Persentase realisasi pengadaan sarana dan prasarana aparatur",
  satuan = "%", polaritas = "positif",
  masukan = {
    pengadaan_terealisasi = {nama = "Pengadaan sarana dan prasarana yang terealisasi"},
    pengadaan_ditargetkan = {nama = "Pengadaan sarana dan prasarana yang ditargetkan"},
  },
  formulasi = function(x) return rasio.persen(x.pengadaan_terealisasi, x.pengadaan_ditargetkan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 480",
  catatan =
    "Tercetak: Jumlah realisasi pengadaan sarana dan prasarana / Pengadaan sarana dan prasana " ..
    "yang ditargetkan x 100.",
}
