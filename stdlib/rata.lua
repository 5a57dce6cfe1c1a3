-- Means. The first two are rules for a kebijakan: the engine hands them the values that exist, so
-- that a missing indikator is left out and never counts as 0.

local rata = {}

--- rata.hitung(daftar): the plain mean of a list. Missing: "tidak ada nilai" for an empty list.
--- > rata.hitung {90, 95, 100} --> 95
function rata.hitung(daftar)
  if #daftar == 0 then kosong("tidak ada nilai") end
  local jumlah = daftar[1]
  for i = 2, #daftar do jumlah = jumlah + daftar[i] end
  return jumlah / #daftar
end

--- rata.sederhana(x): the plain mean of x.nilai. Missing: an empty list.
--- > rata.sederhana {nilai = {90, 95, 100}} --> 95
function rata.sederhana(x) return rata.hitung(x.nilai) end

--- rata.tertimbang(x): Σ nilai × bobot ÷ Σ bobot over x.nilai and x.bobot, lists of one length.
--- Missing: an empty list; "jumlah bobot 0". Error: lists of different length.
--- > rata.tertimbang {nilai = {90, 100}, bobot = {3, 1}} --> 92.5
function rata.tertimbang(x)
  local nilai, bobot = x.nilai, x.bobot
  if #nilai == 0 then kosong("tidak ada nilai") end
  if #nilai ~= #bobot then gagal("banyaknya nilai dan bobot tidak sama") end
  local jumlah, pembagi = nilai[1] * bobot[1], bobot[1]
  for i = 2, #nilai do
    jumlah = jumlah + nilai[i] * bobot[i]
    pembagi = pembagi + bobot[i]
  end
  if pembagi <= 0 and pembagi >= 0 then kosong("jumlah bobot 0") end
  return jumlah / pembagi
end

--- rata.geometrik(daftar): the geometric mean of numbers above 0.
--- Missing: an empty list. Error: a number that is 0 or below.
--- > rata.geometrik {4, 9} --> 6
function rata.geometrik(daftar)
  if #daftar == 0 then kosong("tidak ada nilai") end
  local jumlah = 0
  for i = 1, #daftar do
    if daftar[i] <= 0 then gagal("rata-rata geometrik menuntut nilai di atas 0") end
    jumlah = jumlah + math.log(daftar[i])
  end
  return math.exp(jumlah / #daftar)
end

return rata
