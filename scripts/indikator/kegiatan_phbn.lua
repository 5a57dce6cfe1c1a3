return indikator {
  kode = "kegiatan_phbn",
  nama = "Jumlah kegiatan PHBN/PHBA yang dilaksanakan",
  satuan = "kegiatan", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "kegiatan"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 501",
  catatan = "Tercetak: Jumlah kegiatan PHBN/PHBA yang dilaksanakan tahun n.",
}
