-- How Kecamatan Sumobito, Kabupaten Jombang, measured its performance in 2024.

return kebijakan {
  kode = "jombang-2024", nama = "Kabupaten Jombang 2024",
  berlaku = {sejak = 2024},
  sumber = "LKjIP Kecamatan Sumobito 2024, baris 533-551, Tabel 3.2.2.1",
  catatan = "Capaian di atas 100 dihitung 100 dan di bawah 0 dihitung 0 (baris 541) hanya untuk " ..
            "angka yang dicari predikatnya: tabelnya mencetak 105,71 %. Batas bawah pita tidak " ..
            "termasuk (\"> 90 s/d 100\"), jadi tidak ada celah dan pilihan \"bawah\" tidak " ..
            "berpengaruh. Rata-rata dicetak 103,87 dan 103,88; pembulatan memberi 103,88.",
  capaian = {
    positif = capaian.positif, negatif = capaian.negatif_a, negatif_b = capaian.negatif_b,
    stabil = capaian.stabil, rentang = capaian.rentang, baseline = capaian.baseline,
    nol = capaian.nol, tonggak = capaian.tonggak, tingkat = capaian.tingkat,
  },
  angka = function(x) return batas(x.capaian, 0, 100) end,
  predikat = predikat.skala {
    celah = "bawah",
    {nama = "AA", arti = "Sangat Memuaskan", lebih_dari = 90, sampai = 100, batas = "> 90 s/d 100"},
    {nama = "A", arti = "Memuaskan", lebih_dari = 80, sampai = 90, batas = "> 80 s/d 90"},
    {nama = "BB", arti = "Sangat Baik", lebih_dari = 70, sampai = 80, batas = "> 70 s/d 80"},
    {nama = "B", arti = "Baik", lebih_dari = 60, sampai = 70, batas = "> 60 s/d 70"},
    {nama = "CC", arti = "Cukup Baik", lebih_dari = 50, sampai = 60, batas = "> 50 s/d 60"},
    {nama = "C", arti = "Agak Kurang", lebih_dari = 40, sampai = 50, batas = "> 40 s/d 50"},
    {nama = "D", arti = "Kurang", dari = 0, sampai = 40, batas = "0 s/d 40"},
  },
  rata = rata.sederhana,
  kemajuan = {positif = kemajuan.positif, negatif = kemajuan.negatif},
  banding = banding.persen,
  serapan = serapan.persen,
  efisiensi = efisiensi.selisih,
  desimal = 2, pembulatan = "bulat", rata_dari = "penuh",
}
