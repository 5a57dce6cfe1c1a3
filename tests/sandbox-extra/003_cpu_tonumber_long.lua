-- expect: limit.time|limit.cpu|limit.memory ; a million digits a call
local s = ("1"):rep(1000000)
while true do local _ = tonumber(s); _ = tonumber(s, 7) end
