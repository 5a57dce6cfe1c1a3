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
