return indikator {
  kode = "gaji_tepat_waktu",
  nama = "Persentase pencairan gaji dan tunjangan ASN tepat waktu",
  satuan = "%", polaritas = "positif",
  masukan = {
    gaji_dicairkan = {nama = "Pencairan gaji dan tunjangan ASN tepat waktu"},
    gaji_dianggarkan = {nama = "Anggaran gaji dan tunjangan ASN yang ditargetkan"},
  },
  formulasi = function(x) return rasio.persen(x.gaji_dicairkan, x.gaji_dianggarkan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 464",
  catatan =
    "Tercetak: Realisasi pencairan gaji dan tunjangan ASN tepat waktu / Anggaran gaji dan " ..
    "tunjangan ASN yang ditargetkan x 100.",
}
