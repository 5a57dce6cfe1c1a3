-- SKM, the survey of public satisfaction, and the IKM that comes out of it. From the answers (a
-- table input with the columns u1, u2, … and perhaps `responden`) or from their sums. Names of the
-- unsur, scale of the answers, printed weight and mutu are in the rule packs of `skm`.
--
-- `pilihan` is a table that may hold: tahun (which rules; the newest without it), bobot ("tepat",
-- which is 1 ÷ number of unsur and the default; "tercetak", as the rules print it; or a number such
-- as 0.11), unsur (how many, where an office asks more or fewer than the rules).

local skm = {}

local function aturan_skm(pilihan) return aturan.isi("skm", pilihan and pilihan.tahun) end

-- The answers in the column of that name, however its header spells it: u1, U1; nil without one.
local function kolom_bernama(jawaban, nama)
  for i = 1, #jawaban.kolom do
    if string.lower(jawaban.kolom[i]) == nama then return jawaban[jawaban.kolom[i]] end
  end
end

-- How many columns u1, u2, … there are; error where they are not those that the rules ask.
local function banyak_unsur(jawaban, isi, pilihan)
  local diminta = pilihan and pilihan.unsur or #isi.unsur
  local banyak = 0
  for i = 1, #jawaban.kolom do
    if string.find(jawaban.kolom[i], "^[uU]%d+$") then banyak = banyak + 1 end
  end
  for u = 1, diminta do
    if not kolom_bernama(jawaban, "u" .. u) then
      gagal("kolom u" .. u .. " tidak ada dalam jawaban survei")
    end
  end
  if banyak > diminta then
    gagal(string.format("survei berisi %d unsur, aturan meminta %d", banyak, diminta))
  end
  return diminta
end

local function nama_unsur(isi, u)
  return isi.unsur[u] and "u" .. u .. " (" .. isi.unsur[u] .. ")" or "u" .. u
end

-- Who gave the answer in a row: the column `responden` where there is one, else the row's number.
local function nama_responden(jawaban, baris)
  local responden = kolom_bernama(jawaban, "responden")
  local nama = responden and responden[baris]
  if nama then return type(nama) == "string" and nama or predikat.tulis(nama) end
  return predikat.tulis(baris)
end

local function tolak(jawaban, isi, u, baris, nilai)
  local tertulis = type(nilai) == "string" and nilai or predikat.tulis(nilai)
  gagal("responden " .. nama_responden(jawaban, baris) .. ", unsur " .. nama_unsur(isi, u) ..
        ": jawaban " .. tertulis .. " bukan " .. isi.opsi[1] .. ".." .. isi.opsi[2])
end

-- The mean of the filled answers of one unsur; a blank is skipped, never 0. One cell that is no
-- number turns its whole column into text, so text is read before it is refused.
local function rata_unsur(jawaban, isi, u, sah)
  local kolom, jumlah, terisi = kolom_bernama(jawaban, "u" .. u), 0, 0
  for baris = 1, jawaban.baris do
    local nilai = kolom[baris]
    if nilai then
      local angka = sah[nilai] or type(nilai) == "string" and sah[tonumber(nilai) or 0]
      if not angka then tolak(jawaban, isi, u, baris, nilai) end
      jumlah = jumlah + angka
      terisi = terisi + 1
    end
  end
  if terisi == 0 then kosong("tidak ada jawaban untuk unsur " .. nama_unsur(isi, u)) end
  return jumlah / terisi
end

--- skm.nrr(jawaban, pilihan?): the NRR of each unsur, a list of means on 1..4.
--- Missing: an unsur nobody answered. Error: an answer that is not 1, 2, 3 or 4 (names responden
--- and unsur), a column that is missing or too many. Source: PermenPANRB 14/2017.
--- > skm.nrr(x.jawaban)
function skm.nrr(jawaban, pilihan)
  local isi = aturan_skm(pilihan)
  local sah, hasil = {}, {}
  for nilai = isi.opsi[1], isi.opsi[2] do sah[nilai] = nilai end
  for u = 1, banyak_unsur(jawaban, isi, pilihan) do
    hasil[u] = rata_unsur(jawaban, isi, u, sah)
  end
  return hasil
end

-- Σ NRR × bobot. "tepat" divides by the count: 9 × (4 × 1/9) would come out above 4.
local function timbang(nrr, isi, pilihan)
  local bobot = pilihan and pilihan.bobot or "tepat"
  local jumlah = nrr[1]
  for u = 2, #nrr do jumlah = jumlah + nrr[u] end
  if bobot == "tepat" then return jumlah / #nrr, "1/" .. #nrr end
  if bobot == "tercetak" then bobot = isi.bobot_tercetak end
  if not adalah_angka(bobot) then gagal("bobot SKM harus \"tepat\", \"tercetak\" atau angka") end
  return jumlah * bobot, predikat.tulis(bobot)
end

--- skm.nrr_tertimbang(jawaban, pilihan?): Σ NRR per unsur × bobot, on 1..4. Errors as skm.nrr.
--- With bobot 0.11 the ceiling is 3,96, with 0.111 it is 3,996, with "tepat" 4.
--- > skm.nrr_tertimbang(x.jawaban)
function skm.nrr_tertimbang(jawaban, pilihan)
  local nrr = skm.nrr(jawaban, pilihan)
  local nilai, bobot = timbang(nrr, aturan_skm(pilihan), pilihan)
  return catat(nilai, string.format("NRR tertimbang dari %d unsur, %d responden, bobot %s", #nrr,
                                    jawaban.baris, bobot), jawaban.sumber)
end

--- skm.dari_jumlah {jumlah={…}, n=, bobot=, tahun=}: the same from the sum of the answers of each
--- unsur; n is the number of filled answers, one for all or a list. Error: a mean outside 1..4.
--- > skm.dari_jumlah {jumlah = {36, 36, 36, 36, 36, 36, 36, 36, 30}, n = 10} --> 3.5333
function skm.dari_jumlah(data)
  local isi, nrr = aturan_skm(data), {}
  for u = 1, #data.jumlah do
    local n = adalah_angka(data.n) and data.n or data.n[u]
    if n <= 0 then kosong("tidak ada jawaban untuk unsur " .. nama_unsur(isi, u)) end
    nrr[u] = data.jumlah[u] / n
    aturan.di_dalam(nrr[u], isi.opsi[1], isi.opsi[2], "NRR unsur " .. nama_unsur(isi, u))
  end
  if #nrr == 0 then kosong("tidak ada jawaban") end
  local nilai, bobot = timbang(nrr, isi, data)
  return catat(nilai, string.format("NRR tertimbang dari %d unsur, bobot %s", #nrr, bobot))
end

--- skm.ikm(v, pilihan?): the IKM on 25..100, from an NRR tertimbang or from a table of answers.
--- Error: an NRR above 4 (it is on 25..100 already); those of skm.nrr.
--- > skm.ikm(3.222) --> 80.55
function skm.ikm(v, pilihan)
  local isi = aturan_skm(pilihan)
  if not adalah_angka(v) then v = skm.nrr_tertimbang(v, pilihan) end
  return aturan.di_dalam(v, 0, isi.opsi[2], "NRR tertimbang") * isi.pengali
end

--- skm.mutu(ikm, tahun?): "A" … "D" and its meaning, of an IKM on 25..100 rounded to 2 decimals.
--- > skm.mutu(80.55) --> "B"
function skm.mutu(ikm, tahun)
  return aturan.predikat("skm", ikm, tahun)
end

--- skm.sampel(populasi, tahun?): respondents needed, rounded to nearest: 100 → 80, 1.000 → 278.
--- Error: a population below 1. Source: Krejcie and Morgan (1970).
--- > skm.sampel(1000) --> 278
function skm.sampel(populasi, tahun)
  if populasi < 1 then gagal("populasi harus sekurangnya 1") end
  local isi = aturan.isi("sampel", tahun)
  local ragam = isi.chi_kuadrat * isi.proporsi * (1 - isi.proporsi)
  return bulatkan(ragam * populasi / (isi.ketelitian ^ 2 * (populasi - 1) + ragam), 0)
end

return skm
