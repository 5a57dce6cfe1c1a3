return indikator {
  kode = "dokumen_perencanaan_tersusun",
  nama = "Jumlah dokumen perencanaan perangkat daerah yang tersusun",
  satuan = "dokumen", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "dokumen"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 460",
  catatan = "Tercetak: Jumlah dokumen perencanaan PD yang tersusun tahun n.",
}
