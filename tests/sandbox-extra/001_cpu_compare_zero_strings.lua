-- expect: limit.time|limit.cpu|limit.memory ; strcoll walks a string with zeros chunk by chunk: 15 ms in one instruction
local a = ("\0"):rep(1000000)
local b = a .. "x"
while true do local _ = a < b end
