-- kemajuan.*: DOMAIN, section 6.

sama("Ambunten", kemajuan.positif {realisasi = 82, target = 85}, 96.470588235294, 1e-9)
sama("Sumobito", kemajuan.positif {realisasi = 8.14, target = 8.05}, 101.118012422, 1e-9)
sama("negatif", kemajuan.negatif {realisasi = 12, target = 10}, 80)
gagal_dengan("target akhir 0", function() return kemajuan.positif {realisasi = 5, target = 0} end,
             "target akhir 0")
gagal_dengan("target akhir 0, negatif", function() return kemajuan.negatif {realisasi = 5, target = 0} end,
             "target akhir 0")
gagal_dengan("predikat tanpa angka", function() return kemajuan.positif {realisasi = "BB", target = "A"} end,
             "tidak berupa angka")
sama("target akhir di bawah 1", kemajuan.positif {realisasi = 0.3, target = 0.6}, 50)

local function baris(isi)
  isi.ada = function(_, nama) return isi[nama] ~= nil end
  isi.tingkat = function(_, nama) return isi[nama .. "_tingkat"] end
  return isi
end

-- Every polaritas, on the way from 20 to 10 or from 10 to 20, and with the signs of README's table.
sama("baseline", kemajuan.baseline {baseline = 20, realisasi = 14.2, target = 10}, 58, 1e-9)
sama("baseline naik", kemajuan.baseline {baseline = 10, realisasi = 14.2, target = 20}, 42, 1e-9)
sama("baseline ke 0", kemajuan.baseline {baseline = 20, realisasi = 5, target = 0}, 75)
gagal_dengan("baseline di target", function()
  return kemajuan.baseline {baseline = 10, realisasi = 14.2, target = 10}
end, "baseline sama dengan target")
sama("stabil", kemajuan.stabil {realisasi = 14.2, target = 10}, 58, 1e-9)
sama("stabil di bawah 0", kemajuan.stabil {realisasi = -5, target = -10}, 50)
sama("rentang", kemajuan.rentang {realisasi = 12, target = {dari = 20, sampai = 30}}, 60)
sama("nol", kemajuan.nol(baris {realisasi = 0, target = 0}), 100)
sama("nol gagal", kemajuan.nol(baris {realisasi = 2, target = 0}), 0)
sama("tonggak", kemajuan.tonggak(baris {realisasi = "selesai", target = "selesai"}), 100)
sama("tingkat", kemajuan.tingkat(baris {target = "A", target_tingkat = "A", realisasi = "B",
                                        realisasi_tingkat = "B"}), 66.6666666667, 1e-9)
for _, nama in ipairs {"positif", "negatif", "stabil"} do
  gagal_dengan(nama .. " ke 0", function() return kemajuan[nama] {realisasi = 5, target = 0} end, "target akhir 0")
end
for _, nama in ipairs {"positif", "negatif"} do
  gagal_dengan(nama .. " ke bawah 0", function() return kemajuan[nama] {realisasi = 5, target = -10} end,
               "target akhir negatif")
end
