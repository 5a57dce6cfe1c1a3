-- expect: limit.memory ; doubling by ..
local s = "x"
while true do s = s .. s end
