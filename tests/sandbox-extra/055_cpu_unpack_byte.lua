-- expect: limit.cpu|limit.time ; four thousand results a call
local s = ("x"):rep(4000)
while true do local _ = {s:byte(1, -1)} end
