return indikator {
  kode = "ikm_skm", nama = "Indeks Kepuasan Masyarakat (SKM)",
  satuan = "skor", skala = {25, 100}, polaritas = "positif",
  masukan = { jawaban = {nama = "Jawaban responden per unsur", jenis = "tabel"} },
  formulasi = function(x) return skm.ikm(x.jawaban) end,
  sumber = "LKJIP Kecamatan Batang-batang 2023, Tabel 2.3, baris 366; PermenPANRB 14/2017",
  catatan = "Tercetak: Bobot Pencapaian SKM. Sumber data: Dokumen SKM.",
}
