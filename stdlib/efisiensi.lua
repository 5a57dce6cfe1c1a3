-- Efisiensi of the use of a budget: the five reports define it in five ways, the Ministry of
-- Finance in two more. Rules for a kebijakan: x.capaian and x.serapan are per cent.

local efisiensi = {}

--- efisiensi.sisa(x): 100 − serapan, per cent. Source: LKjIP Kecamatan Ambunten 2023, Tabel 3.9
--- (S).
--- > efisiensi.sisa {serapan = 97.57} --> 2.43
function efisiensi.sisa(x) return 100 - x.serapan end

--- efisiensi.selisih(x): capaian − serapan, in per cent points; below 0 where more was spent than
--- achieved. Source: LKjIP Kecamatan Sumobito 2024, Tabel 3.2.2.1 (S).
--- > efisiensi.selisih {capaian = 102.04, serapan = 97} --> 5.04
function efisiensi.selisih(x) return x.capaian - x.serapan end

--- efisiensi.selisih_mutlak(x): |capaian − serapan|, per cent points.
--- Source: LKjIP Kecamatan Bluto 2020, Tabel 3 (S).
--- > efisiensi.selisih_mutlak {capaian = 90, serapan = 97} --> 7
function efisiensi.selisih_mutlak(x) return math.abs(x.capaian - x.serapan) end

--- efisiensi.rasio(x): capaian ÷ serapan; 1 and more is efficient. Missing: "serapan 0" or
--- "serapan negatif".
--- Source: LKjIP Kecamatan Batang-batang 2023, baris 609-611 (S).
--- > efisiensi.rasio {capaian = 100, serapan = 80} --> 1.25
function efisiensi.rasio(x)
  local serapan = x.serapan
  if serapan <= 0 then kosong(serapan < 0 and "serapan negatif" or "serapan 0") end
  return x.capaian / serapan
end

--- efisiensi.rasio_label(x): "Efisien" where capaian ÷ serapan is 1 or more, else "Tidak Efisien".
--- Missing: "serapan 0". Source: as efisiensi.rasio (S).
--- > efisiensi.rasio_label {capaian = 100, serapan = 80} --> "Efisien"
function efisiensi.rasio_label(x)
  return efisiensi.rasio(x) >= 1 and "Efisien" or "Tidak Efisien"
end

--- efisiensi.label(x): "Efisien" where capaian is more than serapan, else "Tidak Efisien".
--- Source: LKjIP Kecamatan Ambulu 2024, Tabel 3.6, which prints only "Efisien" (S).
--- > efisiensi.label {capaian = 100, serapan = 80} --> "Efisien"
function efisiensi.label(x)
  return x.capaian > x.serapan and "Efisien" or "Tidak Efisien"
end

--- efisiensi.pmk214(daftar): Σ(pagu × capaian − realisasi) ÷ Σ(pagu × capaian) × 100, per cent,
--- over a list of {pagu=, capaian=, realisasi=}; rupiah, capaian in per cent of the output.
--- Missing: "pagu × capaian 0", or below 0. Source: PMK 214/PMK.02/2017 (R, belum diverifikasi).
--- > efisiensi.pmk214 {{pagu = 1000, capaian = 100, realisasi = 900}} --> 10
function efisiensi.pmk214(daftar)
  local hak, terpakai = 0, 0
  for i = 1, #daftar do
    hak = hak + daftar[i].pagu * daftar[i].capaian / 100
    terpakai = terpakai + daftar[i].realisasi
  end
  if hak <= 0 then kosong(hak < 0 and "pagu × capaian negatif" or "pagu × capaian 0") end
  return (hak - terpakai) / hak * 100
end

--- efisiensi.ne(e, tahun?): the Nilai Efisiensi, 0..100, of an E in per cent: 50 + E ÷ 20 × 50 with
--- E held within ±20. Source: PMK 214/PMK.02/2017 (R, belum diverifikasi).
--- > efisiensi.ne(10) --> 75
function efisiensi.ne(e, tahun)
  local isi = aturan.isi("efisiensi", tahun)
  return isi.tengah + batas(e, -isi.jepit, isi.jepit) / isi.jepit * isi.tengah
end

return efisiensi
