-- The Sumenep template of 2023 as Kecamatan Batang-batang prints it: the bands of sumenep-2023, but
-- efisiensi is a ratio and percentages are rounded. The bands are repeated from that report's own
-- table, so that each policy stands on its own source.

return kebijakan {
  kode = "sumenep-2023-rasio", nama = "Kabupaten Sumenep 2023, efisiensi rasio",
  berlaku = {sejak = 2023},
  sumber = "LKjIP Kecamatan Batang-batang 2023, Tabel 3.1, baris 507 dan 609-611",
  catatan = "Efisiensi = capaian ÷ serapan, 1 ke atas efisien; tabelnya sendiri kosong. " ..
            "Laporan tidak mencetak predikat dan rumus realisasi/target; celah \"bawah\" " ..
            "seperti sumenep-2023. Persentase tercetak dibulatkan.",
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
  efisiensi = efisiensi.rasio,
  desimal = 2, pembulatan = "bulat", rata_dari = "penuh",
}
