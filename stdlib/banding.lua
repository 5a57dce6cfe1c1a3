-- The realisasi beside a standard: national, or another unit's. A rule for a kebijakan.

local banding = {}

--- banding.persen(x): x.realisasi ÷ x.pembanding × 100; 82 beside 87 is 94,25.
--- Missing: "pembanding 0" or "pembanding negatif"; a grade without a number.
--- Source: LKjIP Kecamatan Ambunten 2023, Tabel 3.5 (S).
--- > banding.persen {realisasi = 82, pembanding = 87} --> 94.2529
function banding.persen(x)
  local realisasi, pembanding = x.realisasi, x.pembanding
  if not adalah_angka(pembanding) then kosong("pembanding tidak berupa angka") end
  if not adalah_angka(realisasi) then kosong("realisasi tidak berupa angka") end
  if pembanding <= 0 then kosong(pembanding < 0 and "pembanding negatif" or "pembanding 0") end
  return realisasi / pembanding * 100
end

return banding
