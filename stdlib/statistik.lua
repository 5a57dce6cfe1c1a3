-- Measures of regional statistics that performance indicators use. Bounds that an agency sets are
-- in the rule pack of `ipm`.

local statistik = {}

--- statistik.minmax(v, lo, hi): (v − lo) ÷ (hi − lo), 0..1 inside; 74,2 between 20 and 85 is
--- 0,8338.
--- Missing: "batas bawah sama dengan batas atas".
--- > statistik.minmax(74.2, 20, 85) --> 0.8338
function statistik.minmax(v, lo, hi)
  local lebar = hi - lo
  if lebar <= 0 and lebar >= 0 then kosong("batas bawah sama dengan batas atas") end
  return (v - lo) / lebar
end

-- An index of the IPM; the geometric mean takes none at 0 or below.
local function indeks(v, batas_data, nama)
  if v <= batas_data[1] then gagal(nama .. " harus di atas " .. predikat.tulis(batas_data[1])) end
  return statistik.minmax(v, batas_data[1], batas_data[2])
end

--- statistik.ipm(uhh, hls, rls, pengeluaran, tahun?): the IPM, 0..100: life expectancy and years of
--- schooling in years, adjusted expenditure in rupiah a person and year.
--- Error: a part at or below its minimum. Source: BPS, the method since 2010.
--- > statistik.ipm(72.5, 13.1, 8.6, 11200000) --> 72.8564
function statistik.ipm(uhh, hls, rls, pengeluaran, tahun)
  local isi = aturan.isi("ipm", tahun)
  local kesehatan = indeks(uhh, isi.uhh, "umur harapan hidup")
  local pendidikan = (indeks(hls, isi.hls, "harapan lama sekolah") +
                      indeks(rls, isi.rls, "rata-rata lama sekolah")) / 2
  if pengeluaran <= isi.pengeluaran[1] then gagal("pengeluaran di bawah batas minimum IPM") end
  local bawah, atas = math.log(isi.pengeluaran[1]), math.log(isi.pengeluaran[2])
  local hidup_layak = (math.log(pengeluaran) - bawah) / (atas - bawah)
  return (kesehatan * pendidikan * hidup_layak) ^ (1 / 3) * 100
end

--- statistik.status_ipm(nilai, tahun?): "Rendah", "Sedang", "Tinggi" or "Sangat Tinggi".
--- > statistik.status_ipm(73.1) --> "Tinggi"
function statistik.status_ipm(nilai, tahun)
  local nama = aturan.predikat("ipm", nilai, tahun)
  return nama
end

--- statistik.gini(pendapatan): the Gini ratio, 0..1, of cumulative income shares of groups of equal
--- size, poorest first, ending at 1; {0.08, 0.20, 0.36, 0.58, 1} gives 0,312.
--- Missing: an empty list. Error: groups not poorest first, or shares that do not end at 1.
--- > statistik.gini {0.08, 0.20, 0.36, 0.58, 1} --> 0.312
function statistik.gini(pendapatan)
  local banyak = #pendapatan
  if banyak == 0 then kosong("tidak ada kelompok pendapatan") end
  if math.abs(pendapatan[banyak] - 1) > 1e-6 then
    gagal("pangsa kumulatif harus berakhir pada 1")
  end
  local luas, sebelum, pangsa_sebelum = 0, 0, 0
  for i = 1, banyak do
    local pangsa = pendapatan[i] - sebelum
    if pangsa < pangsa_sebelum - 1e-6 then gagal("kelompok harus urut dari yang termiskin") end
    luas = luas + (pendapatan[i] + sebelum) / banyak
    sebelum, pangsa_sebelum = pendapatan[i], pangsa
  end
  return 1 - luas
end

--- statistik.tpt(penganggur, angkatan_kerja): the open unemployment rate, per cent; 4.500 of 90.000
--- is 5,00. Missing: "penyebut 0".
--- > statistik.tpt(4500, 90000) --> 5
function statistik.tpt(penganggur, angkatan_kerja)
  return rasio.persen(penganggur, angkatan_kerja)
end

--- statistik.stunting(balita_stunting, balita_diukur): the prevalence, per cent; 312 of 2.600 is
--- 12,00. Missing: "penyebut 0".
--- > statistik.stunting(312, 2600) --> 12
function statistik.stunting(balita_stunting, balita_diukur)
  return rasio.persen(balita_stunting, balita_diukur)
end

--- statistik.kemiskinan(penduduk_miskin, penduduk): the poverty rate, per cent. Missing: "penyebut
--- 0".
--- > statistik.kemiskinan(9000, 120000) --> 7.5
function statistik.kemiskinan(penduduk_miskin, penduduk)
  return rasio.persen(penduduk_miskin, penduduk)
end

--- statistik.kepadatan(penduduk, luas): people a square kilometre. Missing: "penyebut 0".
--- > statistik.kepadatan(60000, 48) --> 1250
function statistik.kepadatan(penduduk, luas) return rasio.per(penduduk, luas, 1) end

return statistik
