-- The policy of report_fixture.hpp: three bands, simple means.

return kebijakan {
  kode = "contoh-2024", nama = "Kebijakan contoh",
  berlaku = {sejak = 2020},
  sumber = "Tabel 3.1",
  capaian = {positif = capaian.positif, negatif = capaian.negatif_a},
  angka = function(x) return batas(x.capaian, 0, 100) end,
  predikat = predikat.skala {
    celah = "bawah",
    {nama = "AA", arti = "Sangat Memuaskan", lebih_dari = 90, batas = "> 90"},
    {nama = "A", lebih_dari = 80, sampai = 90, batas = "> 80–90"},
    {nama = "D", dari = 0, sampai = 80, batas = "0–80"},
  },
  rata = rata.sederhana,
  kemajuan = {positif = kemajuan.positif, negatif = kemajuan.negatif},
  banding = banding.persen, serapan = serapan.persen, efisiensi = efisiensi.selisih,
  desimal = 2, pembulatan = "bulat", rata_dari = "penuh",
}
