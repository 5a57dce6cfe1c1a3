-- expect: limit.cpu|limit.time ; a comparator that fails, forever
local t = {}
for i = 1, 1000 do t[i] = i % 7 end
while true do pcall(table.sort, t, function() error({}) end) end
