-- Serapan: how much of a budget was spent. A rule for a kebijakan; sums come first, ratios after.

local serapan = {}

--- serapan.persen(x): x.realisasi ÷ x.anggaran × 100, rupiah in, per cent out. Missing: "anggaran
--- 0" or "anggaran negatif".
--- > serapan.persen {realisasi = 2575209979, anggaran = 2639389253} --> 97.5684
function serapan.persen(x)
  local anggaran, realisasi = x.anggaran, x.realisasi
  if anggaran <= 0 then kosong(anggaran < 0 and "anggaran negatif" or "anggaran 0") end
  return realisasi / anggaran * 100
end

--- serapan.sisa(x): what was not spent, rupiah.
--- > serapan.sisa {realisasi = 900, anggaran = 1000} --> 100
function serapan.sisa(x) return x.anggaran - x.realisasi end

return serapan
