-- expect: limit.cpu|limit.time ; next sorts the keys each time
local t = {}
for i = 1, 30000 do t["k" .. i] = i end
local k
while true do k = next(t, k) end
