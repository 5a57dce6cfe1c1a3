-- expect: limit.time|limit.cpu|limit.memory ; an error message as long as the name, in a loop
local s = ("a"):rep(1000000)
while true do pcall(function() return x[s] end) end
