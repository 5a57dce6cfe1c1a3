-- Membandingkan dua kebijakan atas semua unit: rata-rata capaian berdampingan dan predikat yang
-- berubah. Tidak menyimpan apa pun.
--   iku run banding_kebijakan kab KEBIJAKAN_A KEBIJAKAN_B [TAHUN…]

local kebijakan_a, kebijakan_b = arg[1], arg[2]
if not kebijakan_b then
  gagal("pakai: iku run banding_kebijakan RUANG_KERJA KEBIJAKAN_A KEBIJAKAN_B [TAHUN…]")
end

local function tulis(nilai)
  return type(nilai) == "number" and string.format("%.2f", nilai):gsub("%.", ",") or nilai or "–"
end

local function nama(unit) return unit.predikat or "–" end

-- Teks di kolom selebar itu; rata kanan bila lebarnya negatif.
local function kolom(teks, lebar)
  local sisa = string.rep(" ", math.abs(lebar) - utf8.len(teks))
  return lebar < 0 and sisa .. teks or teks .. sisa
end

-- Rata-rata capaian satu unit; bertanda * bila tidak semua barisnya bernilai (berapa dari berapa).
local function rata(unit) return tulis(unit.rata) .. (unit.dipakai < unit.dari and "*" or "") end

-- Baris yang gagal menurut satu kebijakan, paling banyak lima.
local function gagal_saja(hasil, kebijakan)
  local banyak = 0
  for _, baris in ipairs(hasil.baris) do
    if baris.status == "failed" then
      banyak = banyak + 1
      if banyak <= 5 then
        print("  gagal menurut " .. kebijakan .. ": " .. baris.unit .. "/" .. baris.indikator .. ": " ..
              baris.alasan)
      end
    end
  end
  if banyak > 5 then print("  … dan " .. banyak - 5 .. " lagi") end
end

local function bandingkan(tahun)
  local a = calc {tahun = tahun, kebijakan = kebijakan_a}
  local b = calc {tahun = tahun, kebijakan = kebijakan_b}
  local berubah, menurut_unit = 0, {}
  local beda = compare(a, b)
  for _, baris in ipairs(beda) do
    if baris.predikat_berubah then
      berubah = berubah + 1
      menurut_unit[baris.unit] = (menurut_unit[baris.unit] or 0) + 1
    end
  end
  print(string.format("%d: %d dari %d baris berbeda, %d predikat berubah", tahun, #beda, #b.baris,
                      berubah))
  local lebar = 4
  for _, unit in ipairs(b.unit) do lebar = math.max(lebar, utf8.len(unit.unit)) end
  local function cetak(unit, rata_a, rata_b, predikat, ubah)
    print("  " .. kolom(unit, lebar) .. kolom(rata_a, -10) .. kolom(rata_b, -10) .. "  " ..
          kolom(predikat, 33) .. kolom(ubah, -9))
  end
  cetak("unit", "A", "B", "predikat A → B", "berubah")
  for i, unit_b in ipairs(b.unit) do
    local unit_a = a.unit[i]
    cetak(unit_b.unit, rata(unit_a), rata(unit_b), nama(unit_a) .. " → " .. nama(unit_b),
          tostring(menurut_unit[unit_b.unit] or 0))
  end
  gagal_saja(a, kebijakan_a)
  gagal_saja(b, kebijakan_b)
end

print("A: " .. kebijakan_a .. " · B: " .. kebijakan_b .. " · * tidak semua baris bernilai")
local daftar = {}
for i = 3, #arg do
  for _, tahun in ipairs(years(arg[i])) do table.insert(daftar, tahun) end
end
if #arg < 3 then daftar = years() end
for _, tahun in ipairs(daftar) do bandingkan(tahun) end
