-- expect: runtime|limit.memory|limit.cpu|limit.time|limit.depth|syntax|result ; closures that hold closures, 100,000 deep
local f = function() return 1 end
for _ = 1, 100000 do
  local g = f
  f = function() return g end
end
return indikator {kode = "a", formulasi = f}
