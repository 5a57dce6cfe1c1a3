-- banding.*: DOMAIN, section 6.

sama("Ambunten terhadap nasional", banding.persen {realisasi = 82, pembanding = 87}, 94.252873563218, 1e-9)
sama("sama", banding.persen {realisasi = 100, pembanding = 100}, 100)
gagal_dengan("pembanding 0", function() return banding.persen {realisasi = 5, pembanding = 0} end,
             "pembanding 0")
gagal_dengan("predikat", function() return banding.persen {realisasi = "BB", pembanding = "A"} end,
             "tidak berupa angka")
sama("pembanding di bawah 1", banding.persen {realisasi = 0.3, pembanding = 0.6}, 50)
gagal_dengan("pembanding negatif", function() return banding.persen {realisasi = 82, pembanding = -87} end, "pembanding negatif")
