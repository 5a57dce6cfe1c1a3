-- aturan.*: the rule pack in force in a year, and values outside their scale.

sama("SKM sekarang", #aturan.isi("skm").unsur, 9)
sama("SKM 2017", #aturan.isi("skm", 2017).unsur, 9)
sama("SKM 2016", #aturan.isi("skm", 2016).unsur, 14)
sama("IPP 2021", aturan.isi("ipp", 2021).aspek[1].bobot, 30)
sama("IPP 2022", aturan.isi("ipp", 2022).aspek[1].bobot, 24)
gagal_dengan("sebelum ada aturan", function() return aturan.isi("skm", 1990) end, "skm")
gagal_dengan("bidang asing", function() return aturan.isi("ramalan") end, "ramalan")

-- The weights of every pack that has them come to the whole.
local function jumlah_bobot(bagian)
  local jumlah = 0
  for i = 1, #bagian do jumlah = jumlah + bagian[i].bobot end
  return jumlah
end
sama("bobot IPP 2022", jumlah_bobot(aturan.isi("ipp", 2022).aspek), 100)
sama("bobot IPP 2017", jumlah_bobot(aturan.isi("ipp", 2017).aspek), 100)
sama("bobot AKIP", jumlah_bobot(aturan.isi("akip").komponen), 100)
sama("bobot SPBE", jumlah_bobot(aturan.isi("spbe").bagian), 100)
sama("bobot SPIP", jumlah_bobot(aturan.isi("spip").bagian), 100)

-- No scale of a pack has a gap or an overlap.
for _, bidang in ipairs {"skm", "akip", "ipp_kategori", "ipm", "idm", "spbe", "spip", "spm"} do
  sama("pita " .. bidang, table.concat(predikat.periksa(predikat.skala(aturan.isi(bidang).pita)), "; "), "")
end
sama("pita skm 2004", #predikat.periksa(predikat.skala(aturan.isi("skm", 2004).pita)), 0)

local nama, arti = aturan.predikat("akip", 73.47)
sama("predikat", nama .. ", " .. arti, "BB, Sangat Baik")
sama("di dalam", aturan.di_dalam(3, 1, 4, "IKM"), 3)
gagal_dengan("di luar", function() return aturan.di_dalam(4.5, 1, 4, "IKM") end, "IKM di luar skala 1..4")
gagal_dengan("bukan angka", function() return aturan.di_dalam(nil, 1, 4, "IKM") end, "IKM bukan angka")
