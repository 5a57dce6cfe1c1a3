-- Indices of governance: SPBE, SPM, SPIP, and how many programme indicators were achieved.

local tatakelola = {}

-- Σ nilai × bobot ÷ 100 over the parts that a pack lists, each within the pack's scale.
local function tertimbang(isi, nilai)
  local jumlah = 0
  for i = 1, #isi.bagian do
    local kode = isi.bagian[i].kode
    if nilai[kode] == nil then kosong(kode .. " belum dinilai") end
    local skor = aturan.di_dalam(nilai[kode], isi.skala[1], isi.skala[2], kode)
    jumlah = jumlah + skor * isi.bagian[i].bobot / 100
  end
  return jumlah
end

--- tatakelola.spbe(nilai, tahun?): the SPBE index, 1..5, of {kebijakan=, tata_kelola=, manajemen=,
--- layanan=}, each 1..5; 3,0 2,8 2,5 3,6 is 3,14. Missing: a domain that is not there.
--- Error: one outside 1..5. Source: PermenPANRB 59/2020 (R, belum diverifikasi).
--- > tatakelola.spbe {kebijakan=3.0, tata_kelola=2.8, manajemen=2.5, layanan=3.6} --> 3.1405
function tatakelola.spbe(nilai, tahun)
  return tertimbang(aturan.isi("spbe", tahun), nilai)
end

--- tatakelola.spbe_predikat(nilai, tahun?): "Memuaskan" … "Kurang".
--- > tatakelola.spbe_predikat(3.14) --> "Baik"
function tatakelola.spbe_predikat(nilai, tahun)
  local nama = aturan.predikat("spbe", nilai, tahun)
  return nama
end

--- tatakelola.spip(nilai, tahun?): the SPIP maturity score, 0..5, of {penetapan_tujuan=,
--- struktur_proses=, pencapaian_tujuan=}. Missing: a component that is not there. Error: one
--- outside 0..5. Source: Peraturan BPKP 5/2021.
--- > tatakelola.spip {penetapan_tujuan = 3, struktur_proses = 3, pencapaian_tujuan = 4} --> 3.3
function tatakelola.spip(nilai, tahun)
  return tertimbang(aturan.isi("spip", tahun), nilai)
end

--- tatakelola.spip_level(skor, tahun?): the name of the maturity level and its number 0..5.
--- > tatakelola.spip_level(3.3) --> "Terdefinisi"
function tatakelola.spip_level(skor, tahun)
  local skala = predikat.skala(aturan.isi("spip", tahun).pita)
  local nama = predikat.cari(skala, skor)
  return nama, predikat.peringkat(predikat.urutan(skala), nama) - 1
end

--- tatakelola.spm(indeks, tahun?): the category of an SPM achievement index in per cent: "Tuntas
--- Paripurna" … "Belum Tuntas".
--- > tatakelola.spm(92) --> "Tuntas Utama"
function tatakelola.spm(indeks, tahun)
  local nama = aturan.predikat("spm", indeks, tahun)
  return nama
end

--- tatakelola.capaian_program(tercapai, seluruh): achieved programme indicators ÷ all × 100.
--- Missing: "penyebut 0". Source: LKjIP Kecamatan Ambulu 2024, baris 771 (S).
--- > tatakelola.capaian_program(9, 12) --> 75
function tatakelola.capaian_program(tercapai, seluruh) return rasio.persen(tercapai, seluruh) end

--- tatakelola.banyak_tercapai(capaian, ambang?): how many of a list of capaian reach `ambang`
--- (100).
--- > tatakelola.banyak_tercapai {100, 95, 104} --> 2
function tatakelola.banyak_tercapai(capaian, ambang)
  local banyak = 0
  for i = 1, #capaian do
    if capaian[i] >= (ambang or 100) then banyak = banyak + 1 end
  end
  return banyak
end

return tatakelola
