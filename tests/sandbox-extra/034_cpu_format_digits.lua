-- expect: limit.cpu|limit.time ; 409 digits a conversion
local f = ("%99.99f"):rep(150)
local t = {}
for i = 1, 150 do t[i] = 1e308 end
while true do local _ = f:format(table.unpack(t)) end
