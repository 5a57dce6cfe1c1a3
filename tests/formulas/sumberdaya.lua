-- sumberdaya.*: DOMAIN, section 7, figures of Sumobito.

sama("staf", sumberdaya.persen(4, 19), 21.052631578947, 1e-9)
sama("efisiensi staf", sumberdaya.sisa(4, 19), 78.947368421053, 1e-9)
sama("lengkap", sumberdaya.sisa(11, 11), 0)
sama("berlebih", sumberdaya.sisa(12, 10), -20, 1e-9)
gagal_dengan("kebutuhan 0", function() return sumberdaya.persen(3, 0) end, "kebutuhan 0")
sama("kebutuhan satu", sumberdaya.persen(1, 1), 100)
gagal_dengan("kebutuhan negatif", function() return sumberdaya.persen(4, -19) end, "kebutuhan negatif")
