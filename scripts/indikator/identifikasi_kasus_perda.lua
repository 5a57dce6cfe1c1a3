return indikator {
  kode = "identifikasi_kasus_perda",
  nama = "Jumlah kegiatan identifikasi kasus pelanggaran Perda/Perkada dan Trantibum",
  satuan = "kegiatan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "kegiatan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 505",
  catatan =
    "Tercetak: Jumlah kegiatan identifikasi kasus pelanggaran Perda/Perkada dan Trantibum " ..
    "yang dilaksanakan tahun n.",
}
