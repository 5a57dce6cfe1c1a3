-- Staff and assets: what is there against what is needed. Used for the tables of Sumobito's kind.

local sumberdaya = {}

--- sumberdaya.persen(tersedia, kebutuhan): ketersediaan, per cent; 4 of 19 is 21,05.
--- Missing: "kebutuhan 0" or "kebutuhan negatif". Source: LKjIP Kecamatan Sumobito 2024, Tabel 3.2.2.2 (S).
--- > sumberdaya.persen(4, 19) --> 21.0526
function sumberdaya.persen(tersedia, kebutuhan)
  if kebutuhan <= 0 then kosong(kebutuhan < 0 and "kebutuhan negatif" or "kebutuhan 0") end
  return tersedia / kebutuhan * 100
end

--- sumberdaya.sisa(tersedia, kebutuhan): 100 − ketersediaan, what Sumobito calls the efisiensi of
--- staff and assets; below 0 where there is more than needed. Missing: "kebutuhan 0".
--- > sumberdaya.sisa(4, 19) --> 78.9474
function sumberdaya.sisa(tersedia, kebutuhan)
  return 100 - sumberdaya.persen(tersedia, kebutuhan)
end

return sumberdaya
