-- expect: ok=6|runtime ; the one place where Lua 5.4.4 itself reads a number from a string: a loop's limit
local n = 0
for i = 1, "3" do n = n + i end
return n
