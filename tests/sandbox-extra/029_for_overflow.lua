-- expect: limit.cpu ; a loop where i + 1 is i, as doubles have it, does not end by itself
local n = 0
for i = math.maxinteger - 2, math.maxinteger do n = n + 1 end
return n
