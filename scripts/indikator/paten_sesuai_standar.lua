return indikator {
  kode = "paten_sesuai_standar",
  nama = "Persentase pelayanan terpadu (PATEN) yang sesuai standar",
  satuan = "%", polaritas = "positif", skala = {0, 100},
  masukan = {
    pelayanan_sesuai = {nama = "Pelayanan terpadu yang sesuai standar"},
    pelayanan_terpadu = {nama = "Pelayanan terpadu"},
  },
  formulasi = function(x) return rasio.persen(x.pelayanan_sesuai, x.pelayanan_terpadu) end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 493",
  catatan =
    "Tercetak: Jumlah Pelayanan terpadu (PATEN) yang sesuai standar / Jumlah Pelayanan " ..
    "terpadu (PATEN) x 100.",
}
