-- expect: runtime|limit.memory|limit.cpu|limit.time|syntax|result ; every function closes over all functions
local all = {}
for i = 1, 4000 do all[i] = function() return all, i end end
return indikator {kode = "a", masukan = all, formulasi = function() return 1 end}
