-- Capaian: how far the realisasi of one indikator reached its target, in per cent, one function a
-- polaritas. Policies name these functions; none of them caps or rounds, because caps and rounding
-- belong to the policy. Where a capaian cannot be derived it is missing with a reason, never 0. What
-- each rule makes of signs and zeros stands in the table "Signs and zeros" of README.md.

local capaian = {}

-- A realisasi or target as a number; a grade without a number has none.
local function angka(nilai, nama)
  if adalah_angka(nilai) then return nilai end
  kosong(nama .. (type(nilai) == "table" and " berupa rentang" or " tidak berupa angka"))
end

-- Operands cannot be compared with ==.
local function nihil(nilai) return nilai <= 0 and nilai >= 0 end

-- What a share is taken of: 0 has none, and a share of a negative number falls as the number grows.
local function di_atas_nol(nilai, nama)
  if nihil(nilai) then kosong(nama .. " 0") end
  if nilai < 0 then kosong(nama .. " negatif") end
  return nilai
end

local function target_dan_realisasi(x)
  return di_atas_nol(angka(x.target, "target"), "target"), angka(x.realisasi, "realisasi")
end

-- The distance from the target in parts of its size, which has a sense on both sides of 0.
local function jarak(x)
  local target, realisasi = angka(x.target, "target"), angka(x.realisasi, "realisasi")
  if nihil(target) then kosong("target 0") end
  return (realisasi - target) / math.abs(target)
end

--- capaian.positif(x): R / T × 100; more is better. Per cent (125 stays 125); below 0 where R is.
--- Missing: "target 0"; "target negatif"; a grade without a number. Source: all five reports (S).
--- > capaian.positif {realisasi = 7.1075, target = 7.7} --> 92.3052
function capaian.positif(x)
  local target, realisasi = target_dan_realisasi(x)
  return realisasi / target * 100
end

--- capaian.positif_bertanda(x): (1 + (R − T) ÷ |T|) × 100; more is better, on both sides of 0: −5
--- of −10 is 150. R / T × 100 where the target is above 0. For a policy whose targets may be negative.
--- Missing: "target 0". Source: computed (C), R / T × 100 carried on below 0.
--- > capaian.positif_bertanda {realisasi = -5, target = -10} --> 150
function capaian.positif_bertanda(x) return (1 + jarak(x)) * 100 end

--- capaian.negatif_bertanda(x): (1 − (R − T) ÷ |T|) × 100; less is better, on both sides of 0.
--- (2T − R) / T × 100 where the target is above 0. Missing: "target 0". Source: computed (C).
--- > capaian.negatif_bertanda {realisasi = -15, target = -10} --> 150
function capaian.negatif_bertanda(x) return (1 - jarak(x)) * 100 end

--- capaian.negatif_a(x): (2T − R) / T × 100; less is better. R = 0 gives 200, R > 2T is negative.
--- Missing: "target 0"; "target negatif". Source: LKjIP Kecamatan Ambulu 2024, baris 591 (S).
--- > capaian.negatif_a {realisasi = 9, target = 10} --> 110
function capaian.negatif_a(x)
  local target, realisasi = target_dan_realisasi(x)
  return (2 * target - realisasi) / target * 100
end

--- capaian.negatif_b(x): T / R × 100; less is better, as a ratio. Per cent, above 0.
--- Missing: "realisasi 0" or "realisasi negatif"; "target 0" or "target negatif". Source: KPI manuals (R, belum diverifikasi).
--- > capaian.negatif_b {realisasi = 8, target = 10} --> 125
function capaian.negatif_b(x)
  local target, realisasi = target_dan_realisasi(x)
  return target / di_atas_nol(realisasi, "realisasi") * 100
end

--- capaian.negatif_tertukar(x): (2R − T) / T × 100, the negatif formula with R and T swapped as
--- Bluto prints it: more realisasi gives more capaian. Only for reproducing that report.
--- Missing: "target 0"; "target negatif". Source: LKjIP Kecamatan Bluto 2020, baris 390 (S).
--- > capaian.negatif_tertukar {realisasi = 9, target = 10} --> 80
function capaian.negatif_tertukar(x)
  local target, realisasi = target_dan_realisasi(x)
  return (2 * realisasi - target) / target * 100
end

--- capaian.stabil(x): (1 − |R − T| ÷ |T|) × 100; closer to the target is better. At most 100; below 0
--- where R is further from T than T from 0, to be held at 0 by the policy. Missing: "target 0". Source: recalled (R, belum diverifikasi).
--- > capaian.stabil {realisasi = 95, target = 100} --> 95
function capaian.stabil(x)
  return (1 - math.abs(jarak(x))) * 100
end

--- capaian.rentang(x): 100 inside the target range; below it the lower bound is the target of
--- positif, above it the upper bound that of negatif_a. x.target: {dari=, sampai=}, or one number.
--- Missing: where the bound that counts is 0 or below, "batas bawah target 0". Source: public KPI
--- guides (V).
--- > capaian.rentang {realisasi = 18, target = {dari = 20, sampai = 30}} --> 90
function capaian.rentang(x)
  local target = x.target
  local realisasi = angka(x.realisasi, "realisasi")
  if type(target) == "string" then kosong("target bukan rentang") end
  local dari, sampai = target, target
  if not adalah_angka(target) then dari, sampai = target.dari, target.sampai end
  if realisasi < dari then return realisasi / di_atas_nol(dari, "batas bawah target") * 100 end
  if realisasi > sampai then
    return (2 * sampai - realisasi) / di_atas_nol(sampai, "batas atas target") * 100
  end
  return 100
end

--- capaian.baseline(x): (R − B) / (T − B) × 100 for "reduce (raise) from B to T", whatever their
--- signs; below 0 where R went the other way. x.baseline: B.
--- Missing: "baseline sama dengan target". Source: DOMAIN, section 1.
--- > capaian.baseline {realisasi = 30, target = 20, baseline = 40} --> 50
function capaian.baseline(x)
  local awal = angka(x.baseline, "baseline")
  local jalan = angka(x.target, "target") - awal
  if nihil(jalan) then kosong("baseline sama dengan target") end
  return (angka(x.realisasi, "realisasi") - awal) / jalan * 100
end

--- capaian.nol(x): zero tolerance: 100 where the realisasi is 0, else 0. The target is 0 or absent.
--- Error: a target other than 0. Source: DOMAIN, section 1.
--- > capaian.nol(x)
function capaian.nol(x)
  if x:ada("target") and not nihil(angka(x.target, "target")) then
    gagal("polaritas nol menuntut target 0")
  end
  return nihil(angka(x.realisasi, "realisasi")) and 100 or 0
end

local selesai = {selesai = 100, sudah = 100, ada = 100, ya = 100, terlaksana = 100, tercapai = 100,
                 belum = 0, tidak = 0, ["belum selesai"] = 0, ["tidak selesai"] = 0,
                 ["tidak ada"] = 0}

--- capaian.tonggak(x): a milestone: 100 when done, 0 when not. A number is done when it reaches the
--- target (1 where there is none); a word is done when it is the target's or one such as "selesai".
--- Missing: a word that says neither. Source: DOMAIN, section 1.
--- > capaian.tonggak(x)
function capaian.tonggak(x)
  local target = x:ada("target") and x.target or 1
  local realisasi = x.realisasi
  if adalah_angka(realisasi) then
    return realisasi >= angka(target, "target") and 100 or 0
  end
  local kata = string.lower(realisasi)
  if not adalah_angka(target) and string.lower(target) == kata then return 100 end
  return selesai[kata] or kosong("status tonggak tidak dikenal")
end

--- capaian.tonggak_dengan(tabel): a tonggak rule with a table of its own, word in lower case →
--- per cent: {rancangan = 25, ["dibahas"] = 60, ditetapkan = 100}. Missing: a word not in it.
--- > capaian.tonggak_dengan {rancangan = 25, ditetapkan = 100}
function capaian.tonggak_dengan(tabel)
  return function(x)
    local realisasi = x.realisasi
    if adalah_angka(realisasi) then kosong("realisasi bukan status tonggak") end
    return tabel[string.lower(realisasi)] or kosong("status tonggak tidak dikenal")
  end
end

local function peringkat(urutan, x, nama)
  local tingkat = x:tingkat(nama)
  if not tingkat then kosong(nama .. " tidak bertingkat") end
  return predikat.peringkat(urutan, tingkat) or
         kosong("tingkat " .. tingkat .. " tidak ada pada urutan tingkat")
end

--- capaian.tingkat(x, urutan?): grades. Where both carry numbers ("BB (72)") these count as
--- positif; else rank of the realisasi ÷ rank of the target × 100. Ranks count from 1 in `urutan`
--- (names, lowest first), else are x.peringkat_target and x.peringkat_realisasi where the indikator
--- declares its own `tingkat`, else count in AKIP's D … AA of that year. Missing: a grade that is not
--- in the list; a year for which no list is known.
--- Source: LKjIP Kecamatan Sumobito 2024, baris 568 (S).
--- > capaian.tingkat(x)
function capaian.tingkat(x, urutan)
  if adalah_angka(x.target) and adalah_angka(x.realisasi) then return capaian.positif(x) end
  if not urutan and x:ada("peringkat_target") and x:ada("peringkat_realisasi") then
    return x.peringkat_realisasi / x.peringkat_target * 100
  end
  urutan = urutan or akip.urutan()
  return peringkat(urutan, x, "realisasi") / peringkat(urutan, x, "target") * 100
end

return capaian
