-- Serapan: how much of a budget was spent. A rule for a kebijakan; sums come first, ratios after.

local serapan = {}

--- serapan.persen(x): x.realisasi ÷ x.anggaran × 100, rupiah in, per cent out. Missing: "anggaran
--- 0".
function serapan.persen(x)
  local anggaran, realisasi = x.anggaran, x.realisasi
  if anggaran <= 0 and anggaran >= 0 then kosong("anggaran 0") end
  return realisasi / anggaran * 100
end

--- serapan.sisa(x): what was not spent, rupiah.
function serapan.sisa(x) return x.anggaran - x.realisasi end

return serapan
