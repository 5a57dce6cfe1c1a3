-- AKIP evaluation: the value of an office's accountability, 0..100, from its four components or
-- from the answers to every criterion. Weights, shares, answer scores and grades are in the rule
-- pack.

local akip = {}

--- akip.jumlah(nilai, tahun?): the sum, 0..100, of {perencanaan=, pengukuran=, pelaporan=,
--- evaluasi=}, each from 0 to its weight (30, 30, 15, 25).
--- Missing: a component that is not there. Error: one outside its range.
--- Source: PermenPANRB 88/2021; 23,34 + 25,66 + 11,19 + 13,28 = 73,47 (Sumobito 2024, S).
--- > akip.jumlah {perencanaan=23.34, pengukuran=25.66, pelaporan=11.19, evaluasi=13.28} --> 73.47
function akip.jumlah(nilai, tahun)
  local komponen, jumlah = aturan.isi("akip", tahun).komponen, 0
  for i = 1, #komponen do
    local kode = komponen[i].kode
    if nilai[kode] == nil then kosong("komponen " .. kode .. " belum dinilai") end
    jumlah = jumlah + aturan.di_dalam(nilai[kode], 0, komponen[i].bobot, "komponen " .. kode)
  end
  return jumlah
end

-- The entry of `daftar` whose kode the text begins with: "Perencanaan Kinerja" is perencanaan.
local function kenali(daftar, teks, baris, nama)
  local kata = type(teks) == "string" and string.lower(teks) or ""
  for i = 1, #daftar do
    local kode = daftar[i].kode
    if string.sub(kata, 1, #kode) == kode then return kode end
  end
  gagal(string.format("baris %d: %s tidak dikenal", baris, nama))
end

-- A letter or a number; in a column that holds both, numbers come as text.
local function skor(isi, jawaban, baris)
  if adalah_angka(jawaban) then
    local skala = isi.skala_jawaban
    return aturan.di_dalam(jawaban, skala[1], skala[2], "jawaban baris " .. baris)
  end
  local nilai = isi.jawaban[string.upper(jawaban)]
  if nilai then return nilai end
  if tonumber(jawaban) then return skor(isi, tonumber(jawaban), baris) end
  gagal(string.format("baris %d: jawaban %s bukan AA, A, BB, B, CC, C, D atau E", baris, jawaban))
end

-- komponen → subkomponen → {jumlah=, banyak=} over the filled rows, and how many they are.
local function kumpulkan(tabel, isi)
  local kumpulan, terisi = {}, 0
  for i = 1, #isi.komponen do
    local sub = {}
    for j = 1, #isi.subkomponen do sub[isi.subkomponen[j].kode] = {jumlah = 0, banyak = 0} end
    kumpulan[isi.komponen[i].kode] = sub
  end
  for baris = 1, tabel.baris do
    if tabel.jawaban[baris] then
      local komponen = kenali(isi.komponen, tabel.komponen[baris], baris, "komponen")
      local sub = kenali(isi.subkomponen, tabel.subkomponen[baris], baris, "subkomponen")
      local isian = kumpulan[komponen][sub]
      isian.jumlah = isian.jumlah + skor(isi, tabel.jawaban[baris], baris)
      isian.banyak = isian.banyak + 1
      terisi = terisi + 1
    end
  end
  return kumpulan, terisi
end

--- akip.dari_kriteria(tabel, tahun?): the value, 0..100, from a table input with the columns
--- komponen, subkomponen (keberadaan, kualitas, pemanfaatan) and jawaban (AA … E, or 0..100): the
--- mean answer of each subkomponen × its share (20, 30, 50 %) × the component's weight. A blank
--- answer is skipped.
--- Missing: a subkomponen without answers. Error: a word that is not known, with its row.
--- Source: PermenPANRB 88/2021.
--- > akip.dari_kriteria(x.lembar_kerja)
function akip.dari_kriteria(tabel, tahun)
  local isi = aturan.isi("akip", tahun)
  if not isi.jawaban then gagal("aturan AKIP tahun itu tidak memuat nilai jawaban") end
  local kumpulan, terisi = kumpulkan(tabel, isi)
  local jumlah = 0
  for i = 1, #isi.komponen do
    local komponen = isi.komponen[i]
    for j = 1, #isi.subkomponen do
      local sub = isi.subkomponen[j]
      local isian = kumpulan[komponen.kode][sub.kode]
      if isian.banyak == 0 then
        kosong("komponen " .. komponen.kode .. ", " .. sub.kode .. " belum dinilai")
      end
      jumlah = jumlah + komponen.bobot * sub.persen / 100 * (isian.jumlah / isian.banyak) / 100
    end
  end
  return catat(jumlah, string.format("nilai AKIP dari %d kriteria", terisi), tabel.sumber)
end

--- akip.predikat(nilai, tahun?): "AA" … "E" and its meaning, of a value on 0..100.
--- > akip.predikat(73.47) --> "BB"
function akip.predikat(nilai, tahun) return aturan.predikat("akip", nilai, tahun) end

--- akip.urutan(tahun?): the grades from the lowest to the best, "D" … "AA", as they were in `tahun`,
--- the row's own without one. Missing: a year for which no rule pack is known.
--- > table.concat(akip.urutan(2018), " ") --> "D C CC B BB A AA"
function akip.urutan(tahun)
  local ada, dipilih = pcall(pilih_paket, "akip", tahun)
  return ada and dipilih.isi.tingkat or kosong("urutan tingkat AKIP tahun itu tidak diketahui")
end

return akip
