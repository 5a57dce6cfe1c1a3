-- Predikat: scales of named bands, as reports print them, and the policy for the values that no
-- band, or two bands, hold. Used by every kebijakan and by the rule packs that grade.
--
-- A band is {nama=, arti=, batas=, dari= | lebih_dari=, sampai= | kurang_dari=}: `dari` and
-- `sampai` belong to the band, `lebih_dari` and `kurang_dari` do not; `batas` is the interval as
-- printed. The gap policy `celah` decides where a band begins:
--   bawah  at its own lower bound: what lies between two bands belongs to the lower one
--   atas   where the band below it ends: it belongs to the upper one
--   bulat  at its own lower bound, after rounding half-up to `desimal` places, the printed
-- precision A value above every band takes the best one, a value below every band the lowest.

local predikat = {}

--- predikat.tulis(angka): a plain number as a report prints it: 88.31 → "88,31".
--- > predikat.tulis(88.31) --> "88,31"
function predikat.tulis(angka)
  if not math.type(angka) then return tostring(angka) end  -- an operand
  return (string.gsub(string.format("%.15g", angka), "%.", ","))
end

local function batas_tertulis(pita)
  local tulis = predikat.tulis
  local bawah = pita.dari and tulis(pita.dari) or pita.lebih_dari and "> " .. tulis(pita.lebih_dari)
  local atas = pita.sampai and tulis(pita.sampai) or
               pita.kurang_dari and "< " .. tulis(pita.kurang_dari)
  if bawah and atas then return bawah .. " s/d " .. atas end
  if bawah then return pita.dari and "≥ " .. bawah or bawah end
  return pita.sampai and "≤ " .. atas or atas
end

local function bawah(pita) return pita.dari or pita.lebih_dari or -math.huge end
local function atas(pita) return pita.sampai or pita.kurang_dari or math.huge end

local function salin(spek, nomor)
  if not spek.nama then error("pita ke-" .. nomor .. " tidak bernama", 3) end
  local pita = {nama = spek.nama, arti = spek.arti or "", dari = spek.dari, sampai = spek.sampai,
                lebih_dari = spek.lebih_dari, kurang_dari = spek.kurang_dari}
  if bawah(pita) > atas(pita) then error("pita " .. spek.nama .. " terbalik", 3) end
  if bawah(pita) <= -math.huge and atas(pita) >= math.huge then
    error("pita " .. spek.nama .. " tidak berbatas", 3)
  end
  pita.batas = spek.batas or batas_tertulis(pita)
  return pita
end

-- Where each band but the lowest begins: `ambang`, and whether the value itself is in (`termasuk`).
local function beri_ambang(pita, celah)
  for i = 1, #pita - 1 do
    local ini, berikut = pita[i], pita[i + 1]
    if celah == "atas" and atas(berikut) < math.huge then
      ini.ambang, ini.termasuk = atas(berikut), berikut.kurang_dari ~= nil
    else
      ini.ambang, ini.termasuk = bawah(ini), ini.dari ~= nil
    end
  end
end

--- predikat.skala {celah=, desimal=, {nama=, dari=, sampai=, arti=, batas=}, …}: a scale, with the
--- bands in `pita`, best first. `celah` is bawah, atas or bulat; `desimal` (0) is for bulat.
--- Error: an unknown celah, no bands, a band without name or bounds, or with bounds reversed.
--- > predikat.skala {celah = "bawah", {nama = "A", dari = 80, sampai = 100}}
function predikat.skala(spek)
  local celah = spek.celah or "bawah"
  if celah ~= "bawah" and celah ~= "atas" and celah ~= "bulat" then
    error("celah harus bawah, atas atau bulat", 2)
  end
  if #spek == 0 then error("skala tanpa pita", 2) end
  local pita = {}
  for i = 1, #spek do pita[i] = salin(spek[i], i) end
  table.sort(pita, function(a, b) return bawah(a) > bawah(b) end)
  beri_ambang(pita, celah)
  return {celah = celah, desimal = spek.desimal or 0, pita = pita}
end

--- predikat.cari(skala, nilai): the name of the band that holds `nilai` under the scale's gap
--- policy.
--- Error: nilai is not a number.
--- > predikat.cari(predikat.skala(aturan.isi("skm").pita), 80.55) --> "B"
function predikat.cari(skala, nilai)
  if not adalah_angka(nilai) then gagal("predikat dicari untuk nilai yang bukan angka") end
  -- Nine places keep arithmetic noise from moving a value across a bound: 0.945/1.05*100 < 90.
  nilai = bulatkan(nilai, skala.celah == "bulat" and skala.desimal or 9)
  local pita = skala.pita
  for i = 1, #pita - 1 do
    local ini = pita[i]
    if nilai > ini.ambang or ini.termasuk and nilai >= ini.ambang then return ini.nama end
  end
  return pita[#pita].nama
end

--- predikat.arti(skala, nama): what a band's name means ("BB" → "Sangat Baik"); "" where not said.
--- > predikat.arti(predikat.skala(aturan.isi("skm").pita), "B") --> "Baik"
function predikat.arti(skala, nama)
  for i = 1, #skala.pita do
    if skala.pita[i].nama == nama then return skala.pita[i].arti end
  end
  return ""
end

--- predikat.urutan(skala): the names of the bands, lowest first.
--- > table.concat(predikat.urutan(predikat.skala(aturan.isi("skm").pita)), " ") --> "D C B A"
function predikat.urutan(skala)
  local nama, banyak = {}, #skala.pita
  for i = 1, banyak do nama[i] = skala.pita[banyak + 1 - i].nama end
  return nama
end

--- predikat.peringkat(urutan, nama): the place of `nama` in a list of names, lowest first, from 1;
--- nil where it is not in the list.
--- > predikat.peringkat({"C", "B", "A"}, "B") --> 2
function predikat.peringkat(urutan, nama)
  for i = 1, #urutan do
    if urutan[i] == nama then return i end
  end
end

-- What lies between the band `b` and the one above it, `a`: a sentence, or nil where they join.
local function sambungan(a, b, satuan)
  local dari, sampai, tulis = bawah(a), atas(b), predikat.tulis
  local nama = b.nama .. " dan " .. a.nama
  if dari <= -math.huge or sampai >= math.huge then return nil end
  local tak_termuat = dari == sampai and not (a.dari or b.sampai)
  if dari - sampai > satuan * 1.5 or tak_termuat then
    return "celah antara " .. nama .. ": " .. (b.sampai and "di atas " or "mulai ") ..
           tulis(sampai) .. (a.dari and " dan di bawah " or " sampai ") .. tulis(dari)
  end
  if dari < sampai then
    return "tumpang tindih " .. nama .. ": " .. tulis(dari) .. " sampai " .. tulis(sampai)
  end
  if dari <= sampai and a.dari and b.sampai then
    return "tumpang tindih " .. nama .. ": " .. tulis(dari)
  end
end

--- predikat.periksa(skala): the gaps and overlaps of a scale, one sentence each, naming the
--- interval; an empty list where the bands join. With celah bulat one unit of the last place is no
--- gap.
--- > #predikat.periksa(predikat.skala(aturan.isi("skm").pita)) --> 0
function predikat.periksa(skala)
  local temuan = {}
  local satuan = skala.celah == "bulat" and 10 ^ -skala.desimal or 0
  for i = #skala.pita - 1, 1, -1 do
    local kalimat = sambungan(skala.pita[i], skala.pita[i + 1], satuan)
    if kalimat then temuan[#temuan + 1] = kalimat end
  end
  return temuan
end

return predikat
