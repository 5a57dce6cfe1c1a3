return indikator {
  kode = "ikm_bobot_011", nama = "Nilai IKM, bobot per unsur 0,11",
  satuan = "nilai", skala = {24.75, 99}, polaritas = "positif",
  masukan = { jawaban = {nama = "Jawaban responden per unsur", jenis = "tabel"} },
  formulasi = function(x) return skm.ikm(x.jawaban, {bobot = 0.11}) end,
  sumber = "LKJIP Kecamatan Ambunten 2023, Tabel 2.3, baris 223 dan 228",
  catatan =
    "Tercetak: IKM = NRR Tertimbang x 25; NRR Tertimbang = NRR Per Unsur x 0,11 (1 / 9 unsur). " ..
    "Dengan 0,11 nilai tertinggi 99,00; bobot tepat 1/9 ada di ikm_skm.",
}
