return indikator {
  kode = "pkk_dikoordinasikan",
  nama = "Jumlah TP PKK yang dikoordinasikan",
  satuan = "TP-PKK", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "TP-PKK"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 520",
  catatan = "Tercetak: Jumlah TP PKK yang dikoordinasikan tahun n.",
}
