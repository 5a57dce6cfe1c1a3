return indikator {
  kode = "raperdes_tepat_waktu",
  nama = "Jumlah pengajuan Raperdes APB Desa/Perubahan APB Desa yang tepat waktu",
  satuan = "dokumen", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "dokumen"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 516",
  catatan =
    "Tercetak: Jumlah Pengajuan Raperdes APB Desa /Perubahan APB Desa yang tepat waktu tahun " ..
    "n.",
}
