-- A policy of its own kind: capaian held within 0 and 120, a weighted mean of printed values and one
-- decimal, cut off.

local function jepit(f) return function(x) return batas(f(x), 0, 120) end end

return kebijakan {
  kode = "batas-120", nama = "Kebijakan dengan batas",
  berlaku = {sejak = 2020},
  sumber = "contoh",
  capaian = {
    positif = jepit(capaian.positif), negatif = jepit(capaian.negatif_a),
    negatif_b = jepit(capaian.negatif_b), stabil = jepit(capaian.stabil),
    rentang = jepit(capaian.rentang), baseline = jepit(capaian.baseline),
    nol = capaian.nol, tonggak = capaian.tonggak, tingkat = capaian.tingkat,
  },
  angka = function(x) return batas(x.capaian, 0, 110) end,
  predikat = predikat.skala {
    celah = "bulat", desimal = 1,
    {nama = "Sangat Baik", dari = 110},
    {nama = "Baik", dari = 90, kurang_dari = 110},
    {nama = "Cukup", dari = 70, kurang_dari = 90},
    {nama = "Kurang", kurang_dari = 70},
  },
  rata = rata.tertimbang,
  kemajuan = {positif = kemajuan.positif, negatif = kemajuan.negatif},
  banding = banding.persen, serapan = serapan.persen, efisiensi = efisiensi.rasio,
  desimal = 1, pembulatan = "potong", rata_dari = "tercetak",
}
