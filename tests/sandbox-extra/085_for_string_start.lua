-- expect: runtime ; a string as the start of a loop
local n = 0
for i = "1", 3 do n = n + i end
return n
