-- rasio.*: DOMAIN, section 8.

sama("pangsa 23/23", rasio.pangsa(23, 23), 100)
sama("persen", rasio.persen(4, 19), 21.052631578947, 1e-9)
sama("per seribu", rasio.per_seribu(96, 120660), 0.7956, 1e-4)
sama("per sepuluh ribu", rasio.per_sepuluh_ribu(5, 20000), 2.5)
sama("per seratus ribu", rasio.per_seratus_ribu(5, 200000), 2.5)
sama("per n", rasio.per(3, 12, 4), 1)
sama("pembilang 0", rasio.persen(0, 7), 0)
gagal_dengan("penyebut 0", function() return rasio.persen(3, 0) end, "penyebut 0")
sama("penyebut di bawah 1", rasio.persen(1, 0.5), 200)
gagal_dengan("penyebut negatif", function() return rasio.persen(4, -19) end, "penyebut negatif")
