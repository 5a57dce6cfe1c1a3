return indikator {
  kode = "laporan_kinerja_tersusun",
  nama = "Jumlah laporan capaian kinerja dan ikhtisar realisasi kinerja yang tersusun",
  satuan = "laporan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "laporan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 461",
  catatan =
    "Tercetak: Jumlah laporan capaian kinerja dan ikhtisar realisasi kinerja yang tersusun " ..
    "tahun n.",
}
