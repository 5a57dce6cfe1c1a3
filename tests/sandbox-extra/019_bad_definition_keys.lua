-- expect: second=7 ; unknown keys and wrong types too
return indikator {kode = 5, nama = {}, skala = "x", masukan = 3, formulasi = 4, tingkat = 1, aneh = true}
--// second
return 7
