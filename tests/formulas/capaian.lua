-- capaian.*: DOMAIN, section 1, and the capaian that the five reports print.

local function baris(isi)
  isi.ada = function(_, nama) return isi[nama] ~= nil end
  isi.tingkat = function(_, nama) return isi[nama .. "_tingkat"] end
  return isi
end

sama("Sumobito AKIP", capaian.positif {target = 72, realisasi = 73.47}, 102.0416666667, 1e-9)
sama("Sumobito IKPP", capaian.positif {target = 7.7, realisasi = 8.14}, 105.7142857143, 1e-9)
sama("Ambulu tidak dijepit", capaian.positif {target = 80, realisasi = 100}, 125)
sama("realisasi 0", capaian.positif {target = 80, realisasi = 0}, 0)
gagal_dengan("target 0", function() return capaian.positif {target = 0, realisasi = 5} end, "target 0")
gagal_dengan("predikat tanpa angka", function()
  return capaian.positif {target = "BB", realisasi = "BB"}
end, "tidak berupa angka")

sama("negatif A", capaian.negatif_a {target = 10, realisasi = 8}, 120)
sama("negatif A, realisasi 0", capaian.negatif_a {target = 10, realisasi = 0}, 200)
sama("negatif A, lebih dari 2T", capaian.negatif_a {target = 10, realisasi = 25}, -50)
gagal_dengan("negatif A, target 0", function()
  return capaian.negatif_a {target = 0, realisasi = 0}
end, "target 0")

sama("negatif B", capaian.negatif_b {target = 10, realisasi = 8}, 125)
gagal_dengan("negatif B, realisasi 0", function()
  return capaian.negatif_b {target = 10, realisasi = 0}
end, "realisasi 0")

sama("seperti Bluto", capaian.negatif_tertukar {target = 10, realisasi = 8}, 60)
sama("stabil di bawah", capaian.stabil {target = 50, realisasi = 45}, 90)
sama("stabil di atas", capaian.stabil {target = 50, realisasi = 55}, 90)
sama("stabil jauh", capaian.stabil {target = 50, realisasi = 150}, -100)

-- The table "Signs and zeros" of stdlib/README.md: each rule, R below, at and above 0 (−5, 0, 5) for T
-- above, at and below 0 (10, 0, −10); a text is the reason it is missing for.
local nol, negatif = "target 0", "target negatif"
local tanda = {
  {"positif", {-50, 0, 50}, {nol, nol, nol}, {negatif, negatif, negatif}},
  {"positif_bertanda", {-50, 0, 50}, {nol, nol, nol}, {150, 200, 250}},
  {"negatif_a", {250, 200, 150}, {nol, nol, nol}, {negatif, negatif, negatif}},
  {"negatif_bertanda", {250, 200, 150}, {nol, nol, nol}, {50, 0, -50}},
  {"negatif_b", {"realisasi negatif", "realisasi 0", 200}, {nol, nol, nol}, {negatif, negatif, negatif}},
  {"negatif_tertukar", {-200, -100, 0}, {nol, nol, nol}, {negatif, negatif, negatif}},
  {"stabil", {-50, 0, 50}, {nol, nol, nol}, {50, 0, -50}},
  {"rentang", {-50, 0, 50}, {"batas bawah target 0", 100, "batas atas target 0"},
   {"batas atas target negatif", "batas atas target negatif", "batas atas target negatif"}},
  {"nol", {"menuntut target 0", "menuntut target 0", "menuntut target 0"}, {0, 100, 0},
   {"menuntut target 0", "menuntut target 0", "menuntut target 0"}},
  {"tonggak", {0, 0, 0}, {0, 100, 100}, {100, 100, 100}},
  {"tingkat", {-50, 0, 50}, {nol, nol, nol}, {negatif, negatif, negatif}},
}
for _, aturan_tanda in ipairs(tanda) do
  for kolom, target in ipairs {10, 0, -10} do
    for tempat, realisasi in ipairs {-5, 0, 5} do
      local harap = aturan_tanda[kolom + 1][tempat]
      local nama = aturan_tanda[1] .. " T " .. target .. " R " .. realisasi
      local function hitung() return capaian[aturan_tanda[1]](baris {target = target, realisasi = realisasi}) end
      if type(harap) == "string" then
        gagal_dengan(nama, hitung, harap)
      else
        sama(nama, hitung(), harap)
      end
    end
  end
end
local bawah_nol = {dari = -10, sampai = -5}
sama("rentang di bawah nol, di dalam", capaian.rentang {target = bawah_nol, realisasi = -7}, 100)
gagal_dengan("rentang di bawah nol, kurang", function()
  return capaian.rentang {target = bawah_nol, realisasi = -12}
end, "batas bawah target negatif")
gagal_dengan("rentang bagi positif", function()
  return capaian.positif {target = bawah_nol, realisasi = 5}
end, "target berupa rentang")
for _, arah in ipairs {{20, 10, 14.2, 58}, {-10, 10, -5, 25}, {10, -10, -5, 75}, {-10, -20, -5, -50}, {0, 10, 0, 0}} do
  sama("baseline " .. arah[1] .. " ke " .. arah[2],
       capaian.baseline {baseline = arah[1], target = arah[2], realisasi = arah[3]}, arah[4], 1e-9)
end

local rentang = {dari = 20, sampai = 30}
sama("rentang, di dalam", capaian.rentang {target = rentang, realisasi = 25}, 100)
sama("rentang, batas bawah", capaian.rentang {target = rentang, realisasi = 20}, 100)
sama("rentang, batas atas", capaian.rentang {target = rentang, realisasi = 30}, 100)
sama("rentang, di bawah", capaian.rentang {target = rentang, realisasi = 15}, 75)
sama("rentang, di atas", capaian.rentang {target = rentang, realisasi = 36}, 80)
sama("rentang satu angka", capaian.rentang {target = 20, realisasi = 22}, 90)

sama("baseline turun", capaian.baseline {baseline = 40, target = 30, realisasi = 32}, 80)
sama("baseline menjauh", capaian.baseline {baseline = 40, target = 30, realisasi = 42}, -20)
gagal_dengan("baseline = target", function()
  return capaian.baseline {baseline = 30, target = 30, realisasi = 30}
end, "baseline sama dengan target")

sama("nol tercapai", capaian.nol(baris {target = 0, realisasi = 0}), 100)
sama("nol tanpa target", capaian.nol(baris {realisasi = 0}), 100)
sama("nol gagal", capaian.nol(baris {target = 0, realisasi = 1}), 0)
gagal_dengan("nol bertarget", function()
  return capaian.nol(baris {target = 3, realisasi = 0})
end, "menuntut target 0")

sama("tonggak, angka", capaian.tonggak(baris {target = 1, realisasi = 1}), 100)
sama("tonggak, belum", capaian.tonggak(baris {target = 1, realisasi = 0}), 0)
sama("tonggak tanpa target", capaian.tonggak(baris {realisasi = 1}), 100)
sama("tonggak, kata", capaian.tonggak(baris {realisasi = "Selesai"}), 100)
sama("tonggak, kata belum", capaian.tonggak(baris {realisasi = "Belum"}), 0)
sama("tonggak, kata target", capaian.tonggak(baris {target = "Ditetapkan", realisasi = "ditetapkan"}), 100)
for _, kata in ipairs {"sudah", "ada", "ya", "terlaksana", "tercapai"} do
  sama("tonggak, " .. kata, capaian.tonggak(baris {realisasi = kata}), 100)
end
for _, kata in ipairs {"belum selesai", "tidak", "tidak ada", "tidak selesai"} do
  sama("tonggak, " .. kata, capaian.tonggak(baris {realisasi = kata}), 0)
end
sama("tonggak, bukan kata target", capaian.tonggak(baris {target = "selesai", realisasi = "belum"}), 0)
gagal_dengan("tonggak, kata asing", function()
  return capaian.tonggak(baris {realisasi = "mungkin"})
end, "tidak dikenal")
local tahapan = capaian.tonggak_dengan {rancangan = 25, ditetapkan = 100}
sama("tonggak bertahap", tahapan(baris {realisasi = "Rancangan"}), 25)
gagal_dengan("tahap asing", function() return tahapan(baris {realisasi = "draf"}) end, "tidak dikenal")

sama("tingkat berangka", capaian.tingkat(baris {target = 72, target_tingkat = "BB", realisasi = 73.47}),
     102.0416666667, 1e-9)
local bb = {target = "BB", target_tingkat = "BB", realisasi = "BB", realisasi_tingkat = "BB"}
sama("BB terhadap BB", capaian.tingkat(baris(bb)), 100)
local naik = {target = "BB", target_tingkat = "BB", realisasi = "A", realisasi_tingkat = "A"}
sama("A terhadap BB", capaian.tingkat(baris(naik)), 120)
local sendiri = {target = "Baik", target_tingkat = "Baik", realisasi = "Cukup", realisasi_tingkat = "Cukup"}
sama("urutan sendiri", capaian.tingkat(baris(sendiri), {"Kurang", "Cukup", "Baik", "Unggul"}),
     66.6666666667, 1e-9)
sama("peringkat dari indikator", capaian.tingkat(baris {target = "Baik", realisasi = "Cukup",
                                                        peringkat_target = 4, peringkat_realisasi = 3}), 75)
gagal_dengan("tingkat asing", function() return capaian.tingkat(baris(sendiri)) end,
             "tingkat Cukup tidak ada pada urutan")
for _, tahun in ipairs {2015, 2018, 2020, 2021, 2024} do
  sama("urutan AKIP " .. tahun, table.concat(akip.urutan(tahun), " "), "D C CC B BB A AA")
end
gagal_dengan("urutan AKIP 2010", function() return akip.urutan(2010) end, "tidak diketahui")
local turun = {target = "BB", target_tingkat = "BB", realisasi = "B", realisasi_tingkat = "B"}
sama("B terhadap BB", capaian.tingkat(baris(turun)), 80)
gagal_dengan("satu bertingkat, satu tidak", function()
  return capaian.tingkat(baris {target = 72, realisasi = "BB", realisasi_tingkat = "BB"})
end, "target tidak bertingkat")
