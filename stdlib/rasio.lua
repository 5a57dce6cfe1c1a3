-- Ratios of a part to a whole. All are missing where the whole is 0 ("penyebut 0") or below it
-- ("penyebut negatif"): of such a whole a larger part would be a smaller share.

local rasio = {}

--- rasio.per(bagian, seluruh, n): how many of `bagian` fall on every n of `seluruh`.
--- > rasio.per(3, 12, 4) --> 1
function rasio.per(bagian, seluruh, n)
  if seluruh <= 0 then kosong(seluruh < 0 and "penyebut negatif" or "penyebut 0") end
  return bagian / seluruh * n
end

--- rasio.persen(bagian, seluruh): per cent; 23 of 23 is 100.
--- > rasio.persen(462, 500) --> 92.4
function rasio.persen(bagian, seluruh) return rasio.per(bagian, seluruh, 100) end

--- rasio.pangsa(bagian, seluruh): the share of a part in its whole, per cent.
--- > rasio.pangsa(23, 92) --> 25
function rasio.pangsa(bagian, seluruh) return rasio.per(bagian, seluruh, 100) end

--- rasio.per_seribu(kejadian, penduduk): events per 1,000 people; 96 of 120,660 is 0,80.
--- > rasio.per_seribu(96, 120660) --> 0.7956
function rasio.per_seribu(kejadian, penduduk) return rasio.per(kejadian, penduduk, 1000) end

--- rasio.per_sepuluh_ribu(kejadian, penduduk): events per 10,000 people.
--- > rasio.per_sepuluh_ribu(5, 20000) --> 2.5
function rasio.per_sepuluh_ribu(kejadian, penduduk) return rasio.per(kejadian, penduduk, 10000) end

--- rasio.per_seratus_ribu(kejadian, penduduk): events per 100,000 people.
--- > rasio.per_seratus_ribu(5, 200000) --> 2.5
function rasio.per_seratus_ribu(kejadian, penduduk) return rasio.per(kejadian, penduduk, 100000) end

return rasio
