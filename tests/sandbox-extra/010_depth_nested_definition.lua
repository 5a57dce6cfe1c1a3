-- expect: runtime|limit.depth|limit.memory|syntax|result ; freezing walks the table recursively
local t = {}
for _ = 1, 200000 do t = {t} end
return indikator {kode = "a", masukan = t, formulasi = function() return 1 end}
