-- Menghitung ulang setiap tahun yang berdata, atau tahun yang disebut (2024, 2020..2024), memberi
-- tahu apa yang gagal dan apa yang berbeda dari hasil yang tersimpan, lalu menyimpan hasilnya.
--   iku run tahunan kab [TAHUN…] [--dry-run] [--retry]

local TERBANYAK = 10 -- baris yang disebut satu per satu; sisanya dijumlah

local function tahun_yang_diminta()
  if #arg == 0 then return years() end
  local daftar = {}
  for _, teks in ipairs(arg) do
    for _, tahun in ipairs(years(teks)) do table.insert(daftar, tahun) end
  end
  return daftar
end

local function tulis(nilai)
  if nilai == nil then return "–" end
  if type(nilai) == "string" then return nilai end
  return predikat.tulis(bulat(nilai, 4))
end

-- Besaran yang berubah dari sisi a ke sisi b.
local function perubahan(beda)
  local bagian = {}
  for _, besaran in ipairs {"target", "realisasi", "capaian", "predikat"} do
    local lama, baru = tulis(beda.a[besaran]), tulis(beda.b[besaran])
    if lama ~= baru then table.insert(bagian, besaran .. " " .. lama .. " → " .. baru) end
  end
  return table.concat(bagian, ", ")
end

local function cetak(daftar, baris)
  for i = 1, math.min(#daftar, TERBANYAK) do print("  " .. baris(daftar[i])) end
  if #daftar > TERBANYAK then print("  … dan " .. #daftar - TERBANYAK .. " lagi") end
end

local function nama(baris) return baris.unit .. "/" .. baris.indikator end

local function periksa(hasil, tahun)
  print(string.format("%d: %d baris, %d kosong, %d gagal", tahun, #hasil.baris, hasil.kosong,
                      hasil.gagal))
  local gagal = {}
  for _, baris in ipairs(hasil.baris) do
    if baris.status == "failed" then table.insert(gagal, baris) end
  end
  cetak(gagal, function(baris) return "gagal " .. nama(baris) .. ": " .. baris.alasan end)
  local terbaca, beda = pcall(compare, hasil, "tersimpan")
  if not terbaca then
    print("  yang tersimpan tidak terbaca: " .. beda)
  elseif #beda.belum > 0 then
    print("  belum tersimpan")
  elseif #beda == 0 then
    print("  sama dengan yang tersimpan")
  else
    print("  " .. #beda .. " baris berbeda dari yang tersimpan")
    cetak(beda, function(baris)
      return nama(baris) .. ": " .. perubahan(baris) .. " (" .. baris.keterangan .. ")"
    end)
  end
end

local daftar = tahun_yang_diminta()
if #daftar == 0 then print("tidak ada tahun yang perlu dihitung") end
for _, tahun in ipairs(daftar) do
  local hasil = calc {tahun = tahun}
  periksa(hasil, tahun)
  save(hasil)
end
