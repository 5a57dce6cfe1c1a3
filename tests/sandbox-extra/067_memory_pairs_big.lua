-- expect: ok=32000|limit.memory ; a big table walked in order
local t = {}
for i = 1, 32000 do t["k" .. i] = i end
local n = 0
for _ in pairs(t) do n = n + 1 end
return n
