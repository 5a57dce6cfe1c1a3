-- expect: runtime ; a string as the limit of a loop, which Lua 5.4.4 itself reads as a number
local n = 0
for i = 1, "3" do n = n + i end
return n
