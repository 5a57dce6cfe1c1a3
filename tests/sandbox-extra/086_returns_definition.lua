-- expect: result ; a formula that gives a definition
return indikator {
  kode = "a",
  formulasi = function() return indikator {kode = "b", formulasi = function() return 1 end} end,
}
