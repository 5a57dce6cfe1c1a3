-- expect: limit.cpu|limit.time|limit.depth|limit.memory|runtime ; captures of captures
local p = ("("):rep(31) .. "a*" .. (")"):rep(31)
local s = ("a"):rep(100000)
while true do s:gsub(p, "%1%2%3") end
