return indikator {
  kode = "pelayanan_umum_kantor",
  nama = "Jumlah pemenuhan jenis pelayanan umum",
  satuan = "jenis", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "jenis"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 484",
  catatan = "Tercetak: Jumlah pemenuhan jenis pelayanan umum tahun n.",
}
