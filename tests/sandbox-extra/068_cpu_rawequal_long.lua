-- expect: limit.cpu|limit.time|limit.memory ; a megabyte compared in one instruction
local a, b = ("x"):rep(1000000), ("x"):rep(999999) .. "x"
while true do local _ = a == b end
