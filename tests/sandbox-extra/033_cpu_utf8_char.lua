-- expect: limit.memory|limit.cpu|limit.time ; storms of utf8.char
local t = {}
for i = 1, 200 do t[i] = 0x7FFFFFFF end
while true do local _ = utf8.char(table.unpack(t)) end
