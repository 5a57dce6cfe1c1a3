-- ipp.*: DOMAIN, section 4.

local function semua(n)
  return {kebijakan = n, sdm = n, sarana = n, informasi = n, pengaduan = n, inovasi = n}
end

sama("semua 5", ipp.hitung(semua(5)), 5, 1e-12)
sama("semua 5, bobot 2017", ipp.hitung(semua(5), 2018), 5, 1e-12)
local campur = {kebijakan = 4, sdm = 3, sarana = 5, informasi = 2, pengaduan = 1, inovasi = 0}
sama("bobot 2022", ipp.hitung(campur, 2024), 2.93, 1e-12)
sama("bobot 2017", ipp.hitung(campur, 2021), 2.94, 1e-12)
gagal_dengan("aspek hilang", function()
  return ipp.hitung {kebijakan = 4, sdm = 3, sarana = 5, informasi = 2, pengaduan = 1}
end, "aspek inovasi belum dinilai")
gagal_dengan("aspek di luar 0..5", function() return ipp.hitung(semua(5.5)) end, "di luar skala 0..5")
sama("aspek", ipp.aspek {{skor = 4, bobot = 0.25}, {skor = 2, bobot = 0.75}}, 2.5)
sama("bobot dalam persen", ipp.aspek {{skor = 4, bobot = 25}, {skor = 2, bobot = 75}}, 2.5)
gagal_dengan("skor 6", function() return ipp.aspek {{skor = 6, bobot = 1}} end, "skor indikator ke-1")
gagal_dengan("tanpa skor", function() return ipp.aspek {} end, "tidak ada nilai")

local kategori = {{5, "A"}, {4.51, "A"}, {4.50, "A-"}, {4.505, "A"}, {4.01, "A-"}, {4, "B"}, {3.51, "B"},
                  {3.50, "B-"}, {3.08, "B-"}, {3, "C"}, {2.50, "C-"}, {2, "D"}, {1.50, "E"}, {1.01, "E"},
                  {1, "F"}, {0, "F"}}
for i = 1, #kategori do sama("IPP " .. kategori[i][1], (ipp.predikat(kategori[i][1])), kategori[i][2]) end
