-- skm.*: DOMAIN, section 3. The survey below has few respondents, so that every mean is seen.

-- A table input as the engine hands it over: `isi` holds the columns u1 … by number.
local function survei(isi, responden)
  local tabel = {kolom = {}, sumber = "data/skm.csv", baris = #isi[1], responden = responden}
  if responden then tabel.kolom[1] = "responden" end
  for u = 1, #isi do
    tabel["u" .. u] = isi[u]
    tabel.kolom[#tabel.kolom + 1] = "u" .. u
  end
  return tabel
end

local function sembilan(kolom_pertama, banyak)
  local isi = {kolom_pertama}
  for u = 2, banyak or 9 do
    isi[u] = {}
    for i = 1, #kolom_pertama do isi[u][i] = 4 end
  end
  return isi
end

-- The sums of DOMAIN, 29 respondents: the printed weight matters.
local jumlah = {105, 101, 100, 116, 102, 105, 106, 105, 115}
sama("bobot 0,11", skm.ikm(skm.dari_jumlah {jumlah = jumlah, n = 29, bobot = 0.11}), 90.56, 0.005)
sama("bobot 0,111", skm.ikm(skm.dari_jumlah {jumlah = jumlah, n = 29, bobot = 0.111}), 91.38, 0.005)
sama("bobot 1/9", skm.ikm(skm.dari_jumlah {jumlah = jumlah, n = 29}), 91.48, 0.005)
sama("bobot tercetak", skm.ikm(skm.dari_jumlah {jumlah = jumlah, n = 29, bobot = "tercetak"}), 90.56, 0.005)
sama("n per unsur", skm.dari_jumlah {jumlah = {8, 6}, n = {2, 3}}, 3)
gagal_dengan("jumlah di luar skala", function()
  return skm.dari_jumlah {jumlah = {30, 200}, n = 10}
end, "u2 (sistem, mekanisme, prosedur) di luar skala 1..4")
sama("satu responden, satu unsur", skm.dari_jumlah {jumlah = {3}, n = 1}, 3)
gagal_dengan("n 0", function() return skm.dari_jumlah {jumlah = {30}, n = 0} end, "tidak ada jawaban")

-- Ceilings: 99,00, 99,90 and exactly 100.
local penuh = survei(sembilan({4, 4, 4}))
sama("semua 4, tepat", skm.ikm(penuh), 100, 0)
sama("semua 4, 0,11", skm.ikm(penuh, {bobot = 0.11}), 99, 1e-9)
sama("semua 4, 0,111", skm.ikm(penuh, {bobot = 0.111}), 99.9, 1e-9)

-- A blank is skipped, never 0.
local nrr = skm.nrr(survei(sembilan({3, false, 4, 2})))
sama("NRR dengan kosong", nrr[1], 3)
sama("NRR unsur lain", nrr[2], 4)
sama("banyak unsur", #nrr, 9)
sama("NRR tertimbang", skm.nrr_tertimbang(survei(sembilan({3, false, 4, 2}))), 35 / 9, 1e-12)
gagal_dengan("unsur tanpa jawaban", function()
  return skm.nrr(survei(sembilan({false, false})))
end, "tidak ada jawaban untuk unsur u1 (persyaratan)")

-- An answer outside 1..4 is refused with its respondent: the row, or the column `responden`.
gagal_dengan("jawaban 5", function()
  return skm.nrr(survei(sembilan({3, 4, 5})))
end, "responden 3, unsur u1 (persyaratan): jawaban 5 bukan 1..4")
gagal_dengan("jawaban 0", function() return skm.nrr(survei(sembilan({0, 4}))) end, "responden 1")
gagal_dengan("jawaban pecahan", function() return skm.nrr(survei(sembilan({4, 3.5}))) end, "jawaban 3,5")
gagal_dengan("nama responden", function()
  return skm.nrr(survei(sembilan({3, 7}), {"R-01", "R-02"}))
end, "responden R-02, unsur u1")
gagal_dengan("nomor responden", function()
  return skm.nrr(survei(sembilan({3, 7}), {101, 102}))
end, "responden 102")
-- One cell that is no number turns the column into text; the others still count.
gagal_dengan("jawaban kata", function()
  return skm.nrr(survei(sembilan({"3", "baik", "4"})))
end, "responden 2, unsur u1 (persyaratan): jawaban baik")
sama("angka sebagai teks", skm.nrr(survei(sembilan({"3", false, "4"})))[1], 3.5)

-- Fourteen unsur before 2017; the columns must be those of the rules.
local lama = survei(sembilan({4, 4}, 14))
sama("14 unsur, tepat", skm.ikm(lama, {tahun = 2015}), 100, 0)
sama("14 unsur, 0,071", skm.ikm(lama, {tahun = 2015, bobot = "tercetak"}), 99.4, 1e-9)
gagal_dengan("14 kolom, aturan 9", function()
  return skm.ikm(lama, {tahun = 2024})
end, "survei berisi 14 unsur, aturan meminta 9")
gagal_dengan("9 kolom, aturan 14", function()
  return skm.ikm(penuh, {tahun = 2015})
end, "kolom u10 tidak ada")
sama("unsur sendiri", skm.ikm(survei(sembilan({2, 2}, 2)), {unsur = 2}), 75)
local tanpa_u1 = survei(sembilan({2, 2}))
tanpa_u1.kolom[1] = "nama"
gagal_dengan("tanpa u1", function() return skm.nrr(tanpa_u1) end, "kolom u1 tidak ada")
gagal_dengan("bobot asing", function() return skm.ikm(penuh, {bobot = "kira-kira"}) end, "bobot SKM")
gagal_dengan("IKM sudah 100", function() return skm.ikm(83) end, "NRR tertimbang di luar skala 0..4")
sama("IKM dari NRR", skm.ikm(3.222), 80.55, 1e-9)

-- Mutu: round half-up to 2 decimals, then look up.
local mutu = {{25, "D"}, {64.99, "D"}, {64.994, "D"}, {64.995, "C"}, {65, "C"}, {76.60, "C"}, {76.605, "B"},
              {88.30, "B"}, {88.304, "B"}, {88.305, "A"}, {88.31, "A"}, {100, "A"}}
for i = 1, #mutu do sama("mutu " .. mutu[i][1], (skm.mutu(mutu[i][1])), mutu[i][2]) end
local _, arti = skm.mutu(80)
sama("arti B", arti, "Baik")
local dulu = {{43.75, "D"}, {43.76, "C"}, {62.50, "C"}, {62.51, "B"}, {81.25, "B"}, {81.26, "A"}}
for i = 1, #dulu do sama("mutu 2010 " .. dulu[i][1], (skm.mutu(dulu[i][1], 2010)), dulu[i][2]) end
gagal_dengan("sebelum ada aturan", function() return skm.mutu(80, 1999) end, "skm")

sama("sampel 100", skm.sampel(100), 80)
sama("sampel 1.000", skm.sampel(1000), 278)
sama("sampel 10.000", skm.sampel(10000), 370)
sama("sampel 1", skm.sampel(1), 1)
gagal_dengan("sampel 0", function() return skm.sampel(0) end, "populasi")

-- A header may be written U1, as questionnaires have it.
local besar = {kolom = {"Responden"}, sumber = "data/skm.csv", baris = 3, Responden = {"a", "b", "c"}}
for u = 1, 9 do
  besar["U" .. u] = {4, 3, u == 9 and 9 or 2}
  besar.kolom[#besar.kolom + 1] = "U" .. u
end
gagal_dengan("jawaban di luar skala", function() return skm.nrr(besar) end, "responden c")
besar.U9 = {4, 3, 2}
sama("kolom U1", skm.nrr(besar)[1], 3)
