-- Small functions that every formula may use without a module's name: the engine copies each entry
-- into the globals.

local umum = {}

--- batas(v, lo?, hi?): v, but at least lo and at most hi. A bound left out does not bind.
--- > batas(112, 0, 100) --> 100
function umum.batas(v, lo, hi)
  if lo then v = math.max(v, lo) end
  if hi then v = math.min(v, hi) end
  return v
end

--- jika(kondisi, a, b): a where kondisi is true, else b. Both are worked out before the choice.
--- > jika(3 > 2, 10, 20) --> 10
function umum.jika(kondisi, a, b)
  if kondisi then return a end
  return b
end

--- bulat(v, desimal?): v rounded half-up to `desimal` places (0), as spreadsheets do: 1.005 → 1.01.
--- For rules that round before they go on; printing rounds by itself.
--- > bulat(1.005, 2) --> 1.01
function umum.bulat(v, desimal) return bulatkan(v, desimal or 0) end

return umum
