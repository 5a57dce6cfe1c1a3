-- expect: runtime|limit.memory|limit.cpu|limit.time|syntax|result ; one megabyte named 30,000 times is 30 GB as plain data
local s = ("x"):rep(1000000)
local t = {}
for i = 1, 30000 do t[i] = s end
return indikator {kode = "a", catatan = t, formulasi = function() return 1 end}
