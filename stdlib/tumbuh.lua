-- Change from one figure to a later one. The earlier one comes first in every function.

local tumbuh = {}

-- The size of the earlier figure: a change is measured against it, so that growth has the sign of
-- the change also from a negative figure.
local function ukuran(awal)
  if awal <= 0 and awal >= 0 then kosong("nilai awal 0") end
  return math.abs(awal)
end

--- tumbuh.selisih(awal, akhir): akhir − awal, in the figures' own unit.
--- > tumbuh.selisih(53.4, 56.2) --> 2.8
function tumbuh.selisih(awal, akhir) return akhir - awal end

--- tumbuh.persen(awal, akhir): growth in per cent of the size of the earlier figure, (akhir − awal) ÷
--- |awal| × 100; 53,4 → 56,2 is 5,24, and −71,06 → −32,47 is 54,31. Missing: "nilai awal 0".
--- > tumbuh.persen(53.4, 56.2) --> 5.2434
function tumbuh.persen(awal, akhir) return (akhir - awal) / ukuran(awal) * 100 end

--- tumbuh.penurunan(awal, akhir): decrease in per cent, above 0 where akhir is less; 40 → 30 is 25.
--- Missing: "nilai awal 0".
--- > tumbuh.penurunan(40, 30) --> 25
function tumbuh.penurunan(awal, akhir) return (awal - akhir) / ukuran(awal) * 100 end

--- tumbuh.cagr(awal, akhir, tahun): mean yearly growth over `tahun` years, per cent; 100 → 128 in 5
--- years is 5,06. Missing: "nilai awal 0"; a figure below 0, from which no rate leads on. Error: years
--- that are not above 0.
--- > tumbuh.cagr(100, 128, 5) --> 5.0611
function tumbuh.cagr(awal, akhir, tahun)
  ukuran(awal)
  if tahun <= 0 then gagal("banyaknya tahun harus di atas 0") end
  if awal < 0 or akhir < 0 then kosong("pertumbuhan tahunan menuntut nilai di atas 0") end
  return ((akhir / awal) ^ (1 / tahun) - 1) * 100
end

return tumbuh
