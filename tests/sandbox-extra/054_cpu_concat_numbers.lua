-- expect: limit.cpu|limit.time|limit.memory ; every number is printed
local t = {}
for i = 1, 50000 do t[i] = i + 0.1 end
while true do local _ = table.concat(t, ",") end
