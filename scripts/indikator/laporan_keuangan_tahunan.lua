return indikator {
  kode = "laporan_keuangan_tahunan",
  nama = "Jumlah dokumen laporan keuangan tahunan",
  satuan = "dokumen", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "dokumen"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 468",
  catatan = "Tercetak: Jumlah dokumen laporan keuangan tahunan SKPD tahun n.",
}
