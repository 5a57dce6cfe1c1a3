-- expect: runtime|limit.depth|limit.memory|limit.cpu|limit.time|syntax|result ; 100 to the 16th entries when read as a tree
local t = {}
for _ = 1, 15 do
  local u = {}
  for i = 1, 100 do u[i] = t end
  t = u
end
return indikator {kode = "a", masukan = {a = t}, formulasi = function() return 1 end}
