return indikator {
  kode = "kendaraan_dipelihara",
  nama = "Jumlah kendaraan dinas operasional atau lapangan yang dipelihara",
  satuan = "unit", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "unit"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 487",
  catatan = "Tercetak: Jumlah Kendaraan Dinas Operasional atau Lapangan yang dipelihara tahun n.",
}
