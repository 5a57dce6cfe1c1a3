return indikator {
  kode = "nilai_akip", nama = "Nilai Evaluasi AKIP",
  satuan = "nilai", skala = {0, 100}, polaritas = "positif",
  masukan = {
    perencanaan = {nama = "Perencanaan Kinerja", skala = {0, 30}, bobot = 30},
    pengukuran = {nama = "Pengukuran Kinerja", skala = {0, 30}, bobot = 30},
    pelaporan = {nama = "Pelaporan Kinerja", skala = {0, 15}, bobot = 15},
    evaluasi = {nama = "Evaluasi Akuntabilitas Kinerja", skala = {0, 25}, bobot = 25},
  },
  formulasi = function(x) return x.perencanaan + x.pengukuran + x.pelaporan + x.evaluasi end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.2, baris 450; komponen LHE, baris 249-269",
  catatan = "Tercetak: Nilai Evaluasi AKIP tahun n. Bobot komponen seperti PermenPANRB 88/2021.",
}
