-- ikpp.*: DOMAIN, section 4: 1,25 × IKM + IPP.

sama("contoh", ikpp.hitung(3.222, 3.08), 7.1075, 1e-12)
sama("terbesar", ikpp.hitung(4, 5), 10)
sama("terkecil", ikpp.hitung(1, 0), 1.25)
sama("dari skala 100", ikpp.dari_100(80.55, 3.08), 7.1075, 1e-12)
gagal_dengan("IKM 83 tidak dikonversi", function() return ikpp.hitung(83, 3.08) end, "IKM di luar skala 1..4")
gagal_dengan("IKM 3 bukan skala 100", function() return ikpp.dari_100(3.2, 3.08) end,
             "IKM di luar skala 25..100")
gagal_dengan("IPP 6", function() return ikpp.hitung(3, 6) end, "IPP di luar skala 0..5")
gagal_dengan("bukan angka", function() return ikpp.hitung("B", 3) end, "IKM bukan angka")
