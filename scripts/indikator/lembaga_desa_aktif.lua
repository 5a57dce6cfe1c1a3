return indikator {
  kode = "lembaga_desa_aktif",
  nama = "Jumlah lembaga/badan usaha pemberdayaan masyarakat desa yang aktif",
  satuan = "lembaga", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "lembaga"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 515",
  catatan =
    "Tercetak: Jumlah Lembaga/Badan Usaha Pemberdayaan Masyarakat Desa/Kelurahan Yang Aktif " ..
    "tahun n.",
}
