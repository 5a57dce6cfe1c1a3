-- expect: runtime|limit.depth|limit.memory|syntax|result ; a table that holds itself
local t = {kode = "a"}
t.masukan = t
t.formulasi = function() return #t end
return indikator(t)
