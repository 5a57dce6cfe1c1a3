return indikator {
  kode = "penatausahaan_keuangan",
  nama = "Jumlah pelaksanaan penatausahaan dan verifikasi keuangan",
  satuan = "kali", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "kali"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 467",
  catatan =
    "Tercetak: Jumlah pelaksanaan penatausahaan dan pengujian/verifikasi keuangan SKPD tahun " ..
    "n.",
}
