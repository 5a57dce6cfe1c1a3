return indikator {
  kode = "phbn_dilaksanakan",
  nama = "Persentase PHBN/PHBA yang dilaksanakan",
  satuan = "%", polaritas = "positif",
  masukan = {
    peringatan_dilaksanakan = {nama = "PHBN/PHBA yang dilaksanakan"},
    peringatan_direncanakan = {nama = "PHBN/PHBA yang direncanakan"},
  },
  formulasi = function(x)
    return rasio.persen(x.peringatan_dilaksanakan, x.peringatan_direncanakan)
  end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 496",
  catatan = "Tercetak: Jumlah pelaksanaan PHBN/PHBA / Jumlah PHBN/PHBA yang direncanakan x 100.",
}
