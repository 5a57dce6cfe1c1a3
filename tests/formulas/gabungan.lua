-- gabungan.*: DOMAIN, section 6. The lists are those of x:anak, whose reading roll_up_test.cpp checks.

local function anak(nilai, lain)
  local daftar = {kode = "a", nilai = nilai, unit = {}, ada = 0, dari = #nilai}
  for i = 1, #nilai do
    daftar.unit[i] = "u" .. i
    if nilai[i] then daftar.ada = daftar.ada + 1 end
  end
  for kunci, isi in pairs(lain or {}) do daftar[kunci] = isi end
  return daftar
end

local pita = {"AA", "A", "B"}

sama("jumlah", gabungan.jumlah(anak {3, 4.5}), 7.5)
gagal_dengan("jumlah tanpa satu unit bukan jumlah", function()
  return gabungan.jumlah(anak {3, false, 4.5})
end, "a terisi di 2 dari 3 unit")
sama("jumlah yang terisi", gabungan.jumlah_terisi(anak {3, false, 4.5}), 7.5)
sama("rata, yang kosong bukan 0", gabungan.rata(anak {80, false, 90}), 85)
sama("tertimbang", gabungan.tertimbang(anak {80, 90}, anak {1, 3}), 87.5)
sama("tertimbang, bobot yang kosong membawa serta nilainya",
     gabungan.tertimbang(anak {80, 90, 70}, anak {1, false, 1}), 75)
sama("pangsa dari yang ada", gabungan.pangsa(anak {90, 110, false, 100, 99},
                                              function(v) return v >= 100 end), 50)
sama("pangsa predikat, atau yang lebih baik",
     gabungan.pangsa_predikat(anak({"AA", "B", "A", false}, {tempat = {1, 3, 2, 0}, pita = pita}), "A"),
     66.66666666666667, 1e-12)
sama("tertinggi", gabungan.tertinggi(anak {-3, false, -1}), -1)
sama("terendah", gabungan.terendah(anak {-3, false, -1}), -3)
gagal_dengan("semua kosong", function() return gabungan.rata(anak {false, false}) end,
             "tidak ada nilai a dari 2 unit")
gagal_dengan("semua kosong, jumlah", function() return gabungan.jumlah_terisi(anak {false}) end,
             "tidak ada nilai")
gagal_dengan("bobot 0", function() return gabungan.tertimbang(anak {1}, anak {0}) end,
             "jumlah bobot 0")
gagal_dengan("bobot di bawah 0", function() return gabungan.tertimbang(anak {1}, anak {-1}) end,
             "di bawah 0")
gagal_dengan("predikat yang tidak ada", function()
  return gabungan.pangsa_predikat(anak({"AA"}, {tempat = {1}, pita = pita}), "Z")
end, "yang ada: AA, A, B")
