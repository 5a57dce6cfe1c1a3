-- IPP, the Indeks Pelayanan Publik of a service unit, on 0..5. Weights of the six aspects and the
-- categories are in the rule packs of `ipp` and `ipp_kategori`.

local ipp = {}

--- ipp.aspek(daftar, tahun?): the value of one aspect, 0..5: Σ skor × bobot ÷ Σ bobot over a list
--- of {skor=, bobot=}. Missing: an empty list. Error: a score outside 0..5.
--- > ipp.aspek {{skor = 4, bobot = 2}, {skor = 3, bobot = 1}} --> 3.6667
function ipp.aspek(daftar, tahun)
  local skala, nilai, bobot = aturan.isi("ipp", tahun).skala, {}, {}
  for i = 1, #daftar do
    nilai[i] = aturan.di_dalam(daftar[i].skor, skala[1], skala[2], "skor indikator ke-" .. i)
    bobot[i] = daftar[i].bobot
  end
  return rata.tertimbang {nilai = nilai, bobot = bobot}
end

--- ipp.hitung(nilai, tahun?): the IPP, 0..5, of {kebijakan=, sdm=, sarana=, informasi=, pengaduan=,
--- inovasi=}, each 0..5. Missing: an aspect that is not there. Error: one outside 0..5.
--- Source: PermenPANRB 29/2022; before it 17/2017.
--- > ipp.hitung {kebijakan=4, sdm=4, sarana=3, informasi=3, pengaduan=3, inovasi=2} --> 3.37
function ipp.hitung(nilai, tahun)
  local isi, jumlah = aturan.isi("ipp", tahun), 0
  for i = 1, #isi.aspek do
    local kode = isi.aspek[i].kode
    if nilai[kode] == nil then kosong("aspek " .. kode .. " belum dinilai") end
    local skor = aturan.di_dalam(nilai[kode], isi.skala[1], isi.skala[2], "aspek " .. kode)
    jumlah = jumlah + skor * isi.aspek[i].bobot / 100
  end
  return jumlah
end

--- ipp.predikat(nilai, tahun?): "A", "A-", … "F" and its meaning, of an IPP rounded to 2 decimals.
--- > ipp.predikat(3.41) --> "B-"
function ipp.predikat(nilai, tahun) return aturan.predikat("ipp_kategori", nilai, tahun) end

return ipp
