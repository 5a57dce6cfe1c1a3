-- expect: result ; a function as the inputs
return indikator {kode = "a", masukan = function() end, formulasi = function() return 1 end}
