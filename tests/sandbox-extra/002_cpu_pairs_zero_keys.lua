-- expect: limit.time|limit.cpu|limit.memory ; sorting keys compares them
local t = {}
for i = 1, 20 do t[("\0"):rep(1000000 + i)] = i end
while true do for _ in pairs(t) do end end
