-- expect: limit.memory|limit.cpu|limit.time|ok=1 ; a million definitions nobody wants
local keep = {}
for i = 1, 1e7 do
  keep[i % 30000 + 1] = indikator {}
end
return 1
