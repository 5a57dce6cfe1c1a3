return indikator {
  kode = "dokumen_perencanaan_sesuai",
  nama = "Persentase dokumen perencanaan, penganggaran dan evaluasi kinerja yang sesuai aturan",
  satuan = "%", polaritas = "positif",
  masukan = {
    dokumen_sesuai = {nama = "Dokumen yang tersusun sesuai aturan"},
    dokumen_ditargetkan = {nama = "Dokumen yang ditargetkan"},
  },
  formulasi = function(x) return rasio.persen(x.dokumen_sesuai, x.dokumen_ditargetkan) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 459",
  catatan =
    "Tercetak: Jumlah dokumen perencanaan, penganggaran dan evaluasi kinerja PD yang tersusun " ..
    "sesuai aturan / Jumlah dokumen perencanaan, penganggaran dan evaluasi kinerja PD yang " ..
    "ditargetkan x 100.",
}
