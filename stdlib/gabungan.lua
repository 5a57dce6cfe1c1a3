-- Roll-ups over the units below one: what x:anak("kode") gives, as one number. A value that is not
-- there is left out and never counts as 0; the engine shows how many of how many were there.
--
-- x:anak(kode, bagian?) is {kode=, bagian=, nilai={v or false, …}, unit={…}, ada=, dari=}, by the
-- units' codes; `bagian` is realisasi (the default), target, capaian or predikat. Of a predikat, `nilai`
-- are names, `tempat` their places among `pita`, the names of the bands, best first.

local gabungan = {}

-- What the values are of: "ikm", "capaian ikm".
local function nama(anak)
  if not anak.bagian or anak.bagian == "realisasi" then return anak.kode end
  return anak.bagian .. " " .. anak.kode
end

local function kosong_semua(anak)
  kosong("tidak ada nilai " .. nama(anak) .. " dari " .. #anak.nilai .. " unit")
end

local function atas(banyak) return " atas " .. banyak .. " unit" end

-- What `tambah(sejauh_ini, nilai)` makes of the values that are there, and how many there are.
local function lipat(anak, tambah)
  local hasil
  local banyak = 0
  for i = 1, #anak.nilai do
    local nilai = anak.nilai[i]
    if nilai then
      hasil = hasil and tambah(hasil, nilai) or nilai
      banyak = banyak + 1
    end
  end
  if banyak == 0 then kosong_semua(anak) end
  return hasil, banyak
end

local function tambah(a, b) return a + b end

-- Counts the values that are there, and of them those that `syarat(i)` lets in; as a share.
local function bagian(anak, syarat, kata)
  local banyak, sampai = 0, 0
  for i = 1, #anak.nilai do
    if anak.nilai[i] then
      banyak = banyak + 1
      if syarat(i) then sampai = sampai + 1 end
    end
  end
  if banyak == 0 then kosong_semua(anak) end
  return catat(sampai / banyak * 100, sampai .. " dari " .. banyak .. " unit bernilai" .. kata)
end

--- gabungan.jumlah(anak): the sum over all units. Missing: a unit has no value, because a sum
--- without it would count it as 0; gabungan.jumlah_terisi says that it may be left out.
--- > gabungan.jumlah {kode = "a", nilai = {3, 4}, ada = 2, dari = 2} --> 7
function gabungan.jumlah(anak)
  local banyak = 0
  for i = 1, #anak.nilai do
    if anak.nilai[i] then banyak = banyak + 1 end
  end
  if banyak < #anak.nilai then
    kosong(nama(anak) .. " terisi di " .. banyak .. " dari " .. #anak.nilai .. " unit")
  end
  return gabungan.jumlah_terisi(anak)
end

--- gabungan.jumlah_terisi(anak): the sum over the units that have a value, as far as it goes.
--- Missing: no unit has one.
--- > gabungan.jumlah_terisi {kode = "a", nilai = {3, false, 4}, ada = 2, dari = 3} --> 7
function gabungan.jumlah_terisi(anak)
  local jumlah, banyak = lipat(anak, tambah)
  return catat(jumlah, "jumlah " .. nama(anak) .. atas(banyak))
end

--- gabungan.rata(anak): the plain mean over the units that have a value.
--- Missing: no unit has one.
--- > gabungan.rata {kode = "a", nilai = {3, false, 4}, ada = 2, dari = 3} --> 3.5
function gabungan.rata(anak)
  local jumlah, banyak = lipat(anak, tambah)
  return catat(jumlah / banyak, "rata-rata " .. nama(anak) .. atas(banyak))
end

--- gabungan.tertimbang(anak, bobot): Σ nilai × bobot ÷ Σ bobot over the units that have both; both
--- come from x:anak. Missing: no unit has both; "jumlah bobot 0". Error: a weight below 0, lists of
--- different units.
--- > gabungan.tertimbang({kode = "a", nilai = {3, 4}, unit = {"u", "v"}, ada = 2, dari = 2},
---                       {kode = "b", nilai = {1, 3}, unit = {"u", "v"}, ada = 2, dari = 2}) --> 3.75
function gabungan.tertimbang(anak, bobot)
  local berat = {}
  for i = 1, #bobot.nilai do berat[bobot.unit[i]] = bobot.nilai[i] end
  local jumlah, pembagi
  local banyak = 0
  for i = 1, #anak.nilai do
    local nilai, w = anak.nilai[i], berat[anak.unit[i]]
    if nilai and w then
      if w < 0 then gagal("bobot " .. bobot.kode .. " unit " .. anak.unit[i] .. " di bawah 0") end
      jumlah = jumlah and jumlah + nilai * w or nilai * w
      pembagi = pembagi and pembagi + w or w
      banyak = banyak + 1
    end
  end
  if banyak == 0 then kosong_semua(anak) end
  if pembagi <= 0 then kosong("jumlah bobot 0") end
  return catat(jumlah / pembagi, "rata-rata " .. nama(anak) .. " tertimbang " .. nama(bobot) ..
                                 atas(banyak))
end

--- gabungan.pangsa(anak, syarat): the share, in per cent, of the units whose value fulfils the
--- function `syarat`, of those that have a value. Missing: no unit has one.
--- > gabungan.pangsa({kode = "a", nilai = {90, false, 110}, ada = 2, dari = 3},
---                   function(v) return v >= 100 end) --> 50
function gabungan.pangsa(anak, syarat)
  return bagian(anak, function(i) return syarat(anak.nilai[i]) end, " memenuhi")
end

--- gabungan.pangsa_predikat(anak, predikat): the share, in per cent, of the units that reached a
--- predikat or a better one; `anak` is x:anak(kode, "predikat"). Missing: no unit has a predikat.
--- Error: a predikat that the kebijakan does not have.
--- > gabungan.pangsa_predikat({kode = "a", nilai = {"AA", "B"}, tempat = {1, 3}, ada = 2, dari = 2,
---                             pita = {"AA", "A", "B"}}, "A") --> 50
function gabungan.pangsa_predikat(anak, predikat)
  local batas
  for i = 1, #anak.pita do
    if anak.pita[i] == predikat then batas = i end
  end
  if not batas then
    gagal("predikat \"" .. predikat .. "\" tidak ada; yang ada: " .. table.concat(anak.pita, ", "))
  end
  return bagian(anak, function(i) return anak.tempat[i] <= batas end, " mencapai " .. predikat)
end

--- gabungan.tertinggi(anak): the largest value of the units that have one; gabungan.terendah the
--- smallest. Missing: no unit has one.
--- > gabungan.tertinggi {kode = "a", nilai = {3, false, 4}, ada = 2, dari = 3} --> 4
function gabungan.tertinggi(anak)
  local hasil = lipat(anak, math.max)
  return hasil
end

--- gabungan.terendah(anak): the smallest value of the units that have one. Missing: no unit has one.
--- > gabungan.terendah {kode = "a", nilai = {3, false, 4}, ada = 2, dari = 3} --> 3
function gabungan.terendah(anak)
  local hasil = lipat(anak, math.min)
  return hasil
end

return gabungan
