-- tatakelola.*: DOMAIN, section 8.

local spbe = tatakelola.spbe {kebijakan = 3.0, tata_kelola = 2.8, manajemen = 2.5, layanan = 3.6}
sama("SPBE", spbe, 3.1405, 1e-9)
sama("predikat SPBE", tatakelola.spbe_predikat(spbe), "Baik")
sama("SPBE 3,5", tatakelola.spbe_predikat(3.5), "Sangat Baik")
sama("SPBE 4,2", tatakelola.spbe_predikat(4.2), "Memuaskan")
sama("SPBE 1,79", tatakelola.spbe_predikat(1.79), "Kurang")
gagal_dengan("domain hilang", function()
  return tatakelola.spbe {kebijakan = 3, tata_kelola = 2.8, manajemen = 2.5}
end, "layanan belum dinilai")
gagal_dengan("domain 0", function()
  return tatakelola.spbe {kebijakan = 0, tata_kelola = 2.8, manajemen = 2.5, layanan = 3}
end, "kebijakan di luar skala 1..5")

sama("SPIP", tatakelola.spip {penetapan_tujuan = 4, struktur_proses = 3, pencapaian_tujuan = 2}, 3.1, 1e-9)
local level = {{0.5, "Belum Ada", 0}, {1, "Rintisan", 1}, {2.99, "Berkembang", 2}, {3, "Terdefinisi", 3},
               {4, "Terkelola dan Terukur", 4}, {4.5, "Optimum", 5}}
for i = 1, #level do
  local nama, angka = tatakelola.spip_level(level[i][1])
  sama("SPIP " .. level[i][1], nama, level[i][2])
  sama("level SPIP " .. level[i][1], angka, level[i][3])
end

local spm = {{100, "Tuntas Paripurna"}, {99.9, "Tuntas Utama"}, {80, "Tuntas Madya"}, {79, "Tuntas Pratama"},
             {60, "Tuntas Muda"}, {59.99, "Belum Tuntas"}}
for i = 1, #spm do sama("SPM " .. spm[i][1], tatakelola.spm(spm[i][1]), spm[i][2]) end

sama("indikator program", tatakelola.capaian_program(4, 4), 100)
sama("indikator program, sebagian", tatakelola.capaian_program(3, 4), 75)
gagal_dengan("tanpa indikator", function() return tatakelola.capaian_program(0, 0) end, "penyebut 0")
sama("banyak tercapai", tatakelola.banyak_tercapai {100, 99.99, 125}, 2)
sama("banyak tercapai, ambang", tatakelola.banyak_tercapai({100, 90, 80}, 90), 2)
