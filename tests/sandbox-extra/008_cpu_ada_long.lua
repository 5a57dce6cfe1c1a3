-- expect: runtime|limit.time|limit.cpu|limit.memory ; a name of a megabyte is no name
local s = ("a"):rep(1000000)
while true do local _ = x:ada(s) end
