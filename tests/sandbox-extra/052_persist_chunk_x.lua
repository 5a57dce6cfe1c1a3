-- expect: second=84 ; x of one formula is not the other's
local y = x
x2 = nil
return 1
--// second
return indikator {kode = "a", formulasi = function(y) return y.realisasi end}
