return indikator {
  kode = "nilai_paten",
  nama = "Nilai PATEN Kecamatan",
  satuan = "nilai", polaritas = "positif",
  masukan = { nilai = {nama = "Hasil penilaian PATEN", satuan = "nilai"} },
  formulasi = function(x) return x.nilai end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 492",
  catatan = "Tercetak: Nilai PATEN Kecamatan Sumobito Tahun n.",
}
