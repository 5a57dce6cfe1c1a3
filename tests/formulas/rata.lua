-- rata.*: DOMAIN, sections 6 and 8.

sama("Sumobito", rata.sederhana {nilai = {102.04, 105.71}}, 103.875)
sama("satu nilai", rata.hitung {80}, 80)
sama("tertimbang", rata.tertimbang {nilai = {100, 50}, bobot = {3, 1}}, 87.5)
sama("tertimbang, jumlah bobot bukan 1", rata.tertimbang {nilai = {3, 2.8}, bobot = {13, 25}},
     2.868421052632, 1e-9)
sama("geometrik", rata.geometrik {2, 8}, 4, 1e-12)
sama("geometrik tiga", rata.geometrik {1, 10, 100}, 10, 1e-12)
gagal_dengan("kosong", function() return rata.sederhana {nilai = {}} end, "tidak ada nilai")
gagal_dengan("tertimbang kosong", function() return rata.tertimbang {nilai = {}, bobot = {}} end,
             "tidak ada nilai")
gagal_dengan("bobot 0", function() return rata.tertimbang {nilai = {1, 2}, bobot = {0, 0}} end,
             "jumlah bobot 0")
gagal_dengan("panjang beda", function() return rata.tertimbang {nilai = {1, 2}, bobot = {1}} end,
             "tidak sama")
gagal_dengan("geometrik 0", function() return rata.geometrik {4, 0} end, "di atas 0")
sama("geometrik satu nilai", rata.geometrik {7}, 7, 1e-12)
