-- predikat.*: DOMAIN, section 2: scales with gaps and overlaps under each gap policy.

local function sumenep(celah)
  return predikat.skala {
    celah = celah,
    {nama = "Rendah", dari = 51, sampai = 65},
    {nama = "Sangat Tinggi", dari = 91, sampai = 100, batas = "91 ≤ 100", arti = "sangat baik"},
    {nama = "Sedang", dari = 66, sampai = 75},
    {nama = "Tinggi", dari = 76, sampai = 90},
    {nama = "Sangat Rendah", sampai = 50},
  }
end

local bawah, atas, bulat = sumenep("bawah"), sumenep("atas"), sumenep("bulat")
local baris = {
  {90, "Tinggi", "Tinggi", "Tinggi"},
  {90.4, "Tinggi", "Sangat Tinggi", "Tinggi"},
  {90.5, "Tinggi", "Sangat Tinggi", "Sangat Tinggi"},
  {91, "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi"},
  {125, "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi"},
  {50.5, "Sangat Rendah", "Rendah", "Rendah"},
  {-20, "Sangat Rendah", "Sangat Rendah", "Sangat Rendah"},
  {75.99, "Sedang", "Tinggi", "Tinggi"},
}
for i = 1, #baris do
  local nilai = baris[i][1]
  sama(nilai .. " bawah", predikat.cari(bawah, nilai), baris[i][2])
  sama(nilai .. " atas", predikat.cari(atas, nilai), baris[i][3])
  sama(nilai .. " bulat", predikat.cari(bulat, nilai), baris[i][4])
end
-- Arithmetic noise moves nothing across a bound: 0.945 / 1.05 * 100 is 89.99999999999999.
local batas90 = predikat.skala {celah = "bawah", {nama = "A", dari = 90}, {nama = "B", sampai = 90}}
sama("89,99999999999999", predikat.cari(batas90, 0.945 / 1.05 * 100), "A")
local di_atas = predikat.skala {celah = "bawah", {nama = "A", lebih_dari = 90}, {nama = "B", sampai = 90}}
sama("90,00000000000001", predikat.cari(di_atas, 90 + 1.5e-14), "B")
gagal_dengan("bukan angka", function() return predikat.cari(bawah, "BB") end, "bukan angka")

-- The best band comes first, whatever the order written.
sama("urutan pita", bawah.pita[1].nama .. ", " .. bawah.pita[5].nama, "Sangat Tinggi, Sangat Rendah")
sama("batas tercetak", bawah.pita[1].batas, "91 ≤ 100")
sama("batas sendiri", bawah.pita[2].batas, "76 s/d 90")
sama("batas bawah saja", predikat.skala({{nama = "A", dari = 90}}).pita[1].batas, "≥ 90")
sama("di atas saja", predikat.skala({{nama = "A", lebih_dari = 0.5}}).pita[1].batas, "> 0,5")
sama("kurang dari saja", predikat.skala({{nama = "A", kurang_dari = 50}}).pita[1].batas, "< 50")
sama("dua batas terbuka tertulis", predikat.skala({{nama = "A", lebih_dari = 4, kurang_dari = 5}}).pita[1].batas,
     "> 4 s/d < 5")
sama("batas terbuka", bawah.pita[5].batas, "≤ 50")
sama("arti", predikat.arti(bawah, "Sangat Tinggi"), "sangat baik")
sama("tanpa arti", predikat.arti(bawah, "Tinggi"), "")
sama("urutan", table.concat(predikat.urutan(bawah), ","), "Sangat Rendah,Rendah,Sedang,Tinggi,Sangat Tinggi")
sama("peringkat", predikat.peringkat({"D", "C", "B"}, "B"), 3)
sama("peringkat asing", predikat.peringkat({"D", "C", "B"}, "X"), nil)

-- Jember: 90 stands in two bands. Bluto: 80 in two, 85 to 95 in none.
local jember = {{nama = "ST", dari = 90}, {nama = "T", dari = 76, sampai = 90}}
jember.celah = "bawah"
sama("90 bawah", predikat.cari(predikat.skala(jember), 90), "ST")
jember.celah = "atas"
sama("90 atas", predikat.cari(predikat.skala(jember), 90), "T")
local temuan = predikat.periksa(predikat.skala(jember))
sama("satu temuan", #temuan, 1)
sama("tumpang tindih satu nilai", temuan[1], "tumpang tindih T dan ST: 90")
local bluto = predikat.skala {
  celah = "atas",
  {nama = "SB", dari = 95, sampai = 100}, {nama = "B", dari = 80, sampai = 85},
  {nama = "CB", dari = 50, sampai = 80}, {nama = "TB", kurang_dari = 50},
}
sama("93,34 atas", predikat.cari(bluto, 93.34), "SB")
sama("50 atas", predikat.cari(bluto, 50), "CB")
sama("49,99 atas", predikat.cari(bluto, 49.99), "TB")
temuan = predikat.periksa(bluto)
sama("dua temuan", #temuan, 2)
sama("tumpang tindih 80", temuan[1], "tumpang tindih CB dan B: 80")
sama("celah 85-95", temuan[2], "celah antara B dan SB: di atas 85 dan di bawah 95")
sama("lebar tumpang tindih", predikat.periksa(predikat.skala {
  {nama = "A", dari = 70, sampai = 100}, {nama = "B", dari = 0, sampai = 75}})[1],
  "tumpang tindih B dan A: 70 sampai 75")

sama("empat celah berbilangan bulat", #predikat.periksa(bawah), 4)
sama("bulat menutup celah 1", #predikat.periksa(bulat), 0)
sama("bulat, celah 2", #predikat.periksa(predikat.skala {celah = "bulat", {nama = "A", dari = 92},
                                                          {nama = "B", sampai = 90}}), 1)
sama("pita paling atas tanpa batas bawah", #predikat.periksa(predikat.skala {
  {nama = "A", dari = 5}, {nama = "B", lebih_dari = 3}}), 0)

-- Bounds that do not belong to their band join; with celah bulat one unit of the last place does
-- too.
local jombang = predikat.skala {
  celah = "bawah",
  {nama = "AA", lebih_dari = 90, sampai = 100}, {nama = "A", lebih_dari = 80, sampai = 90},
  {nama = "D", dari = 0, sampai = 80},
}
sama("90 tidak di atas 90", predikat.cari(jombang, 90), "A")
sama("90,01", predikat.cari(jombang, 90.01), "AA")
sama("tanpa temuan", #predikat.periksa(jombang), 0)
sama("dua batas terbuka", predikat.periksa(predikat.skala {
  {nama = "A", lebih_dari = 90}, {nama = "B", kurang_dari = 90}})[1],
  "celah antara B dan A: mulai 90 sampai 90")
local mutu = {celah = "bulat", desimal = 2, {nama = "A", dari = 88.31}, {nama = "B", sampai = 88.30}}
sama("bulat menutup 0,01", #predikat.periksa(predikat.skala(mutu)), 0)
sama("88,305 dibulatkan naik", predikat.cari(predikat.skala(mutu), 88.305), "A")
sama("88,304 dibulatkan turun", predikat.cari(predikat.skala(mutu), 88.304), "B")

gagal_dengan("celah asing", function() return predikat.skala {celah = "tengah", {nama = "A", dari = 0}} end,
             "celah harus")
gagal_dengan("tanpa pita", function() return predikat.skala {celah = "bawah"} end, "tanpa pita")
gagal_dengan("tanpa nama", function() return predikat.skala {{dari = 3}} end, "tidak bernama")
gagal_dengan("tanpa batas", function() return predikat.skala {{nama = "A"}} end, "tidak berbatas")
gagal_dengan("terbalik", function() return predikat.skala {{nama = "A", dari = 5, sampai = 4}} end, "terbalik")
