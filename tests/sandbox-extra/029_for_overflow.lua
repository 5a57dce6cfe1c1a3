-- expect: ok=3 ; a loop up to the last integer ends
local n = 0
for i = math.maxinteger - 2, math.maxinteger do n = n + 1 end
return n
