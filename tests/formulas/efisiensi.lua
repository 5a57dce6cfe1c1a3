-- efisiensi.*: DOMAIN, section 7: the definitions of the five reports and of the Ministry of
-- Finance.

sama("sisa (Ambunten)", efisiensi.sisa {serapan = 85.2}, 14.8, 1e-9)
sama("selisih (Sumobito)", efisiensi.selisih {capaian = 102.04, serapan = 97}, 5.04, 1e-9)
sama("selisih negatif", efisiensi.selisih {capaian = 62.5, serapan = 100}, -37.5)
sama("selisih mutlak (Bluto)", efisiensi.selisih_mutlak {capaian = 62.5, serapan = 100}, 37.5)
sama("rasio", efisiensi.rasio {capaian = 100, serapan = 80}, 1.25)
sama("rasio 1", efisiensi.rasio_label {capaian = 73, serapan = 73}, "Efisien")
sama("rasio di bawah 1", efisiensi.rasio_label {capaian = 72, serapan = 73}, "Tidak Efisien")
gagal_dengan("serapan 0", function() return efisiensi.rasio {capaian = 100, serapan = 0} end, "serapan 0")
sama("label (Ambulu)", efisiensi.label {capaian = 100, serapan = 99.17}, "Efisien")
sama("label sama besar", efisiensi.label {capaian = 100, serapan = 100}, "Tidak Efisien")

sama("PMK 214", efisiensi.pmk214 {{pagu = 100, capaian = 100, realisasi = 90},
                                  {pagu = 200, capaian = 50, realisasi = 70}}, 20)
gagal_dengan("PMK 214, capaian 0", function()
  return efisiensi.pmk214 {{pagu = 100, capaian = 0, realisasi = 10}}
end, "pagu × capaian 0")
sama("NE 0", efisiensi.ne(0), 50)
sama("NE 10", efisiensi.ne(10), 75)
sama("NE dijepit", efisiensi.ne(45), 100)
sama("NE dijepit bawah", efisiensi.ne(-45), 0)
sama("serapan di bawah 1", efisiensi.rasio {capaian = 2, serapan = 0.5}, 4)
gagal_dengan("serapan negatif", function() return efisiensi.rasio {capaian = 100, serapan = -80} end, "serapan negatif")
