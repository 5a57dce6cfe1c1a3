-- Tingkat kemajuan: how far the realisasi of the year is on the way to the target of the Renstra's
-- last year. Rules for a kebijakan; x.target is that end target.

local kemajuan = {}

local function periksa(x)
  if not adalah_angka(x.target) then kosong("target akhir tidak berupa angka") end
  if not adalah_angka(x.realisasi) then kosong("realisasi tidak berupa angka") end
  if x.target <= 0 and x.target >= 0 then kosong("target akhir 0") end
end

--- kemajuan.positif(x): R ÷ end target × 100; 82 of 85 is 96,47. Missing: "target akhir 0".
--- Source: LKjIP Kecamatan Ambunten 2023, Tabel 3.4 (S).
--- > kemajuan.positif {realisasi = 82, target = 85} --> 96.4706
function kemajuan.positif(x)
  periksa(x)
  return x.realisasi / x.target * 100
end

--- kemajuan.negatif(x): (2T − R) / T × 100 against the end target. Missing: "target akhir 0".
--- > kemajuan.negatif {realisasi = 9, target = 10} --> 110
function kemajuan.negatif(x)
  periksa(x)
  return (2 * x.target - x.realisasi) / x.target * 100
end

return kemajuan
