-- serapan.*: DOMAIN, section 7, with rupiah of the reports.

sama("Ambunten", serapan.persen {anggaran = 2674009596, realisasi = 2278203038}, 85.198, 0.0005)
sama("Ambulu", serapan.persen {anggaran = 2941063617, realisasi = 2653011709}, 90.2058, 0.0005)
sama("tanpa realisasi", serapan.persen {anggaran = 100, realisasi = 0}, 0)
sama("sisa", serapan.sisa {anggaran = 2639389252, realisasi = 2575209979}, 64179273)
gagal_dengan("anggaran 0", function() return serapan.persen {anggaran = 0, realisasi = 0} end, "anggaran 0")
sama("anggaran di bawah 1 (juta)", serapan.persen {anggaran = 0.5, realisasi = 0.25}, 50)
gagal_dengan("anggaran negatif", function() return serapan.persen {realisasi = 5, anggaran = -10} end, "anggaran negatif")
