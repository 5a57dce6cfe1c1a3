-- expect: second=7 ; a definition that reads a global x
return indikator {kode = "a", formulasi = function(y) return x.realisasi end}
--// second
return 7
