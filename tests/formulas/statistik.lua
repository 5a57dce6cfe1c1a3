-- statistik.*: DOMAIN, section 8.

sama("minmax", statistik.minmax(74.2, 20, 85), 0.8338, 0.00005)
sama("minmax bawah", statistik.minmax(20, 20, 85), 0)
gagal_dengan("batas sama", function() return statistik.minmax(3, 5, 5) end, "batas bawah sama")

sama("IPM", statistik.ipm(74.2, 12.5, 8.1, 11200000), 72.35, 0.005)
sama("IPM terbesar", statistik.ipm(85, 18, 15, 26572352), 100, 1e-9)
sama("status IPM", statistik.status_ipm(72.35), "Tinggi")
sama("status IPM 80", statistik.status_ipm(80), "Sangat Tinggi")
sama("status IPM 69,99", statistik.status_ipm(69.99), "Sedang")
sama("status IPM 59,9", statistik.status_ipm(59.9), "Rendah")
gagal_dengan("UHH 20", function() return statistik.ipm(20, 12.5, 8.1, 11200000) end,
             "umur harapan hidup harus di atas 20")
gagal_dengan("pengeluaran dalam ribu", function() return statistik.ipm(74.2, 12.5, 8.1, 11200) end,
             "pengeluaran di bawah batas")

sama("Gini", statistik.gini {0.08, 0.20, 0.36, 0.58, 1}, 0.312, 1e-12)
sama("Gini merata", statistik.gini {0.25, 0.5, 0.75, 1}, 0, 1e-12)
gagal_dengan("Gini tidak sampai 1", function() return statistik.gini {0.1, 0.9} end, "berakhir pada 1")
gagal_dengan("Gini turun", function() return statistik.gini {0.5, 0.4, 1} end, "urut dari yang termiskin")
gagal_dengan("Gini tidak urut", function() return statistik.gini {0.7, 1} end, "urut dari yang termiskin")
sama("Gini timpang", statistik.gini {0, 0, 0, 1}, 0.75)
gagal_dengan("Gini kosong", function() return statistik.gini {} end, "tidak ada kelompok")

sama("TPT", statistik.tpt(4500, 90000), 5)
sama("stunting", statistik.stunting(312, 2600), 12)
sama("kemiskinan", statistik.kemiskinan(21, 200), 10.5)
sama("kepadatan Ambulu", statistik.kepadatan(120660, 122.69), 983.454234, 1e-6)
gagal_dengan("angkatan kerja 0", function() return statistik.tpt(5, 0) end, "penyebut 0")
sama("rentang sempit", statistik.minmax(0.5, 0, 1), 0.5)
