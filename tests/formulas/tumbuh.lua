-- tumbuh.*: DOMAIN, section 8.

sama("pertumbuhan", tumbuh.persen(53.4, 56.2), 5.24, 0.005)
sama("penurunan", tumbuh.penurunan(40, 30), 25)
sama("penurunan yang naik", tumbuh.penurunan(40, 50), -25)
sama("cagr", tumbuh.cagr(100, 128, 5), 5.06, 0.005)
sama("cagr satu tahun", tumbuh.cagr(100, 128, 1), 28, 1e-9)
sama("selisih Sumobito", tumbuh.selisih(71.13, 73.47), 2.34, 1e-9)
gagal_dengan("awal 0", function() return tumbuh.persen(0, 5) end, "nilai awal 0")
gagal_dengan("penurunan dari 0", function() return tumbuh.penurunan(0, 5) end, "nilai awal 0")
gagal_dengan("cagr dari 0", function() return tumbuh.cagr(0, 5, 2) end, "nilai awal 0")
gagal_dengan("cagr 0 tahun", function() return tumbuh.cagr(100, 128, 0) end, "tahun harus di atas 0")
gagal_dengan("cagr negatif", function() return tumbuh.cagr(100, -5, 2) end, "di atas 0")
sama("awal di bawah 1", tumbuh.persen(0.5, 0.6), 20, 1e-9)
sama("cagr sampai 0", tumbuh.cagr(4, 0, 2), -100)
sama("cagr di bawah 1", tumbuh.cagr(0.5, 0.25, 1), -50, 1e-9)

-- From a figure below 0 growth has the sign of the change: LPPD Kab. Semarang 2019, baris 41, 44, 46.
sama("dari negatif, naik", tumbuh.persen(-14.32, 10.89), 176.05, 0.005)
sama("dari negatif, memburuk", tumbuh.persen(-10.53, -70.59), -570.37, 0.005)
sama("dari negatif, membaik", tumbuh.persen(-71.06, -32.47), 54.31, 0.005)
sama("penurunan dari negatif", tumbuh.penurunan(-10, -15), 50)
