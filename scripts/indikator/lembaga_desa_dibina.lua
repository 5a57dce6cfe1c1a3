return indikator {
  kode = "lembaga_desa_dibina",
  nama = "Jumlah lembaga/badan usaha pemberdayaan masyarakat desa yang dibina",
  satuan = "lembaga", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "lembaga"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 517",
  catatan =
    "Tercetak: Jumlah Lembaga/Badan Usaha Pemberdayaan Masyarakat Desa yang dibina tahun n.",
}
