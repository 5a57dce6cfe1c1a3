-- How Kecamatan Ambunten, Kabupaten Sumenep, measured its performance in 2023.

return kebijakan {
  kode = "sumenep-2023", nama = "Kabupaten Sumenep 2023",
  berlaku = {sejak = 2023},
  sumber = "LKjIP Kecamatan Ambunten 2023, Tabel 3.1, 3.2, 3.4, 3.5, 3.9",
  catatan = "Rumus capaian tercetak terbalik (target/realisasi, baris 241); tabelnya memakai " ..
            "realisasi/target. Skala berbilangan bulat: celah \"bawah\", nilai naik pita baru " ..
            "setelah mencapai batas bawah yang tercetak (90 Tinggi, 90,5 Tinggi); semua " ..
            "predikat tercetak (80,77 dan 86,90 Tinggi, 100 Sangat Tinggi) cocok. Efisiensi = " ..
            "100 − serapan. Persentase tercetak umumnya dipotong (99,946 menjadi 99,94).",
  capaian = {
    positif = capaian.positif, negatif = capaian.negatif_a, negatif_b = capaian.negatif_b,
    stabil = capaian.stabil, rentang = capaian.rentang, baseline = capaian.baseline,
    nol = capaian.nol, tonggak = capaian.tonggak, tingkat = capaian.tingkat,
  },
  angka = function(x) return x.capaian end,
  predikat = predikat.skala {
    celah = "bawah",
    {nama = "Sangat Tinggi", dari = 91, sampai = 100, batas = "91 ≤ 100"},
    {nama = "Tinggi", dari = 76, sampai = 90, batas = "76 ≤ 90"},
    {nama = "Sedang", dari = 66, sampai = 75, batas = "66 ≤ 75"},
    {nama = "Rendah", dari = 51, sampai = 65, batas = "51 ≤ 65"},
    {nama = "Sangat Rendah", sampai = 50, batas = "≤ 50"},
  },
  rata = rata.sederhana,
  kemajuan = {positif = kemajuan.positif, negatif = kemajuan.negatif},
  banding = banding.persen,
  serapan = serapan.persen,
  efisiensi = efisiensi.sisa,
  desimal = 2, pembulatan = "potong", rata_dari = "penuh",
}
