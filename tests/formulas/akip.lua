-- akip.*: DOMAIN, section 5.

sama("Sumobito", akip.jumlah {perencanaan = 23.34, pengukuran = 25.66, pelaporan = 11.19, evaluasi = 13.28},
     73.47, 1e-9)
sama("Ambulu dijumlah", akip.jumlah {perencanaan = 28.61, pengukuran = 24.79, pelaporan = 14.04,
                                     evaluasi = 16.83}, 84.27, 1e-9)
gagal_dengan("komponen hilang", function()
  return akip.jumlah {perencanaan = 20, pengukuran = 20, pelaporan = 10}
end, "komponen evaluasi belum dinilai")
gagal_dengan("di atas bobot", function()
  return akip.jumlah {perencanaan = 20, pengukuran = 20, pelaporan = 15.5, evaluasi = 20}
end, "komponen pelaporan di luar skala 0..15")

-- All grades, at both sides of their bounds.
local predikat_akip = {{100, "AA"}, {90.01, "AA"}, {90, "A"}, {80.01, "A"}, {80, "BB"}, {73.47, "BB"},
                       {70, "B"}, {60, "CC"}, {50, "C"}, {30.01, "C"}, {30, "D"}, {0.01, "D"}, {0, "E"}}
for i = 1, #predikat_akip do
  sama("AKIP " .. predikat_akip[i][1], (akip.predikat(predikat_akip[i][1])), predikat_akip[i][2])
end
local _, arti = akip.predikat(73.47)
sama("arti BB", arti, "Sangat Baik")

-- One criterion a subkomponen, so that the value is Σ weight × share × answer.
local komponen = {"Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja", "Evaluasi Akuntabilitas"}
local sub = {"Keberadaan", "kualitas", "Pemanfaatan"}
local function kriteria(jawaban)
  local tabel = {baris = 0, kolom = {"komponen", "subkomponen", "jawaban"}, sumber = "data/akip.csv",
                 komponen = {}, subkomponen = {}, jawaban = {}}
  for i = 1, #komponen do
    for j = 1, #sub do
      tabel.baris = tabel.baris + 1
      tabel.komponen[tabel.baris], tabel.subkomponen[tabel.baris] = komponen[i], sub[j]
      tabel.jawaban[tabel.baris] = jawaban[j]
    end
  end
  return tabel
end
sama("semua AA", akip.dari_kriteria(kriteria {"AA", "AA", "AA"}), 100, 1e-9)
sama("semua E", akip.dari_kriteria(kriteria {"E", "E", "E"}), 0)
sama("bagian 20/30/50", akip.dari_kriteria(kriteria {"AA", "bb", "C"}), 69, 1e-9)
sama("jawaban angka", akip.dari_kriteria(kriteria {100, 80, 50}), 69, 1e-9)
sama("huruf dan angka", akip.dari_kriteria(kriteria {"AA", "80", "C"}), 69, 1e-9)
local dua = kriteria {"AA", "AA", "AA"}
dua.baris = 13
dua.komponen[13], dua.subkomponen[13], dua.jawaban[13] = "perencanaan", "keberadaan", "E"
sama("rata-rata dua kriteria", akip.dari_kriteria(dua), 97, 1e-9)
gagal_dengan("subkomponen kosong", function() return akip.dari_kriteria(kriteria {"AA", false, "AA"}) end,
             "komponen perencanaan, kualitas belum dinilai")
gagal_dengan("jawaban asing", function() return akip.dari_kriteria(kriteria {"AA", "AAA", "AA"}) end,
             "baris 2: jawaban AAA")
gagal_dengan("angka di luar skala", function() return akip.dari_kriteria(kriteria {120, 80, 50}) end,
             "jawaban baris 1 di luar skala 0..100")
local asing = kriteria {"AA", "AA", "AA"}
asing.komponen[4] = "Pengawasan"
gagal_dengan("komponen asing", function() return akip.dari_kriteria(asing) end, "baris 4: komponen tidak dikenal")
