-- How Kecamatan Ambulu, Kabupaten Jember, measured its performance in 2024.

return kebijakan {
  kode = "jember-2024", nama = "Kabupaten Jember 2024",
  berlaku = {sejak = 2024},
  sumber = "LKjIP Kecamatan Ambulu 2024, Tabel 3.1 (mengutip Permendagri 86/2017), baris " ..
           "587-591, Tabel 3.6",
  catatan = "90 tercetak pada dua pita; celah \"bawah\" mengikuti kata \"≥ 90\": 90 Sangat " ..
            "Tinggi, 75,5 Sedang. Tabel 3.7 mencentang Tinggi untuk 100 %, 102 % dan 125 %: " ..
            "tidak ada celah yang menghasilkannya, skalanya sendiri memberi Sangat Tinggi. " ..
            "Capaian tidak dijepit (125 % tercetak). Efisien bila capaian di atas serapan.",
  capaian = {
    positif = capaian.positif, negatif = capaian.negatif_a, negatif_b = capaian.negatif_b,
    stabil = capaian.stabil, rentang = capaian.rentang, baseline = capaian.baseline,
    nol = capaian.nol, tonggak = capaian.tonggak, tingkat = capaian.tingkat,
  },
  angka = function(x) return x.capaian end,
  predikat = predikat.skala {
    celah = "bawah",
    {nama = "Sangat Tinggi", dari = 90, batas = "≥ 90"},
    {nama = "Tinggi", dari = 76, sampai = 90, batas = "76 ≤ 90"},
    {nama = "Sedang", dari = 66, sampai = 75, batas = "66 ≤ 75"},
    {nama = "Rendah", dari = 51, sampai = 65, batas = "51 ≤ 65"},
    {nama = "Sangat Rendah", sampai = 50, batas = "≤ 50"},
  },
  rata = rata.sederhana,
  kemajuan = {positif = kemajuan.positif, negatif = kemajuan.negatif},
  banding = banding.persen,
  serapan = serapan.persen,
  efisiensi = efisiensi.label,
  desimal = 2, pembulatan = "bulat", rata_dari = "penuh",
}
