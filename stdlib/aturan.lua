-- The way from a subject to the rule pack in force: every other module reads the numbers of a
-- regulation through it, so that none stands in a formula.

local aturan = {}

--- aturan.isi(bidang, tahun?): the data of the rule pack of `bidang` in force in `tahun` (the
--- newest without one). Error: no pack of that subject was in force then.
--- > aturan.isi("sampel").proporsi --> 0.5
function aturan.isi(bidang, tahun)
  local dipilih = pilih_paket(bidang, tahun)
  if not dipilih then gagal("tidak ada aturan " .. bidang .. " yang berlaku pada tahun itu") end
  return dipilih.isi
end

--- aturan.predikat(bidang, nilai, tahun?): the name of the band of `nilai` in the scale that the
--- pack's data hold under `pita`, and what the name means.
--- > aturan.predikat("skm", 80.55) --> "B"
function aturan.predikat(bidang, nilai, tahun)
  local skala = predikat.skala(aturan.isi(bidang, tahun).pita)
  local nama = predikat.cari(skala, nilai)
  return nama, predikat.arti(skala, nama)
end

--- aturan.di_dalam(nilai, bawah, atas, nama): nilai where it is a number in [bawah, atas].
--- Error: outside, or not a number; the message names it.
--- > aturan.di_dalam(3.2, 1, 4, "IKM") --> 3.2
function aturan.di_dalam(nilai, bawah, atas, nama)
  if not adalah_angka(nilai) then gagal(nama .. " bukan angka") end
  if nilai < bawah or nilai > atas then
    gagal(nama .. " di luar skala " .. predikat.tulis(bawah) .. ".." .. predikat.tulis(atas))
  end
  return nilai
end

return aturan
