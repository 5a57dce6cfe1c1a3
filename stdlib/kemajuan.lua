-- Tingkat kemajuan: how far the realisasi of the year is on the way to the target of the Renstra's
-- last year: the capaian of the same polaritas, against that end target. Rules for a kebijakan,
-- which names `positif` and `negatif`; of a polaritas that it does not name, the one here counts.
-- x.target is the end target. Signs and zeros: the table of README.md.

local kemajuan = {}

-- The same view; missing where the end target leaves nothing to take a share of.
local function terhadap_akhir(x, boleh_negatif)
  local target = x.target
  if adalah_angka(target) then
    if target <= 0 and target >= 0 then kosong("target akhir 0") end
    if target < 0 and not boleh_negatif then kosong("target akhir negatif") end
  end
  return x
end

--- kemajuan.positif(x): R ÷ end target × 100; 82 of 85 is 96,47. Missing: "target akhir 0"; "target
--- akhir negatif". Source: LKjIP Kecamatan Ambunten 2023, Tabel 3.4 (S).
--- > kemajuan.positif {realisasi = 82, target = 85} --> 96.4706
function kemajuan.positif(x) return capaian.positif(terhadap_akhir(x)) end

--- kemajuan.negatif(x): (2T − R) / T × 100 against the end target. Missing: "target akhir 0"; "target
--- akhir negatif".
--- > kemajuan.negatif {realisasi = 9, target = 10} --> 110
function kemajuan.negatif(x) return capaian.negatif_a(terhadap_akhir(x)) end

--- kemajuan.negatif_b(x): end target ÷ R × 100. Missing: "target akhir 0"; "target akhir negatif";
--- "realisasi 0" or "realisasi negatif".
--- > kemajuan.negatif_b {realisasi = 8, target = 10} --> 125
function kemajuan.negatif_b(x) return capaian.negatif_b(terhadap_akhir(x)) end

--- kemajuan.stabil(x): capaian.stabil against the end target. Missing: "target akhir 0".
--- > kemajuan.stabil {realisasi = 95, target = 100} --> 95
function kemajuan.stabil(x) return capaian.stabil(terhadap_akhir(x, true)) end

--- kemajuan.rentang(x): capaian.rentang against the end target, a range.
--- > kemajuan.rentang {realisasi = 18, target = {dari = 20, sampai = 30}} --> 90
function kemajuan.rentang(x) return capaian.rentang(x) end

--- kemajuan.baseline(x): the part of the way from the baseline to the end target; 14,2 on the way from
--- 20 to 10 is 58. Missing: "baseline sama dengan target".
--- > kemajuan.baseline {realisasi = 14.2, target = 10, baseline = 20} --> 58
function kemajuan.baseline(x) return capaian.baseline(x) end

--- kemajuan.nol(x): 100 where the realisasi is 0, else 0. Error: an end target other than 0.
--- > kemajuan.nol(x)
function kemajuan.nol(x) return capaian.nol(x) end

--- kemajuan.tonggak(x): a milestone: 100 when done, 0 when not.
--- > kemajuan.tonggak(x)
function kemajuan.tonggak(x) return capaian.tonggak(x) end

--- kemajuan.tingkat(x): rank of the realisasi ÷ rank of the end target × 100, or their numbers.
--- > kemajuan.tingkat(x)
function kemajuan.tingkat(x) return capaian.tingkat(x) end

return kemajuan
