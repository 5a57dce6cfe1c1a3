-- expect: runtime ; the smallest integer by minus one, and by zero
local a = math.mininteger // -1
local b = math.mininteger % -1
return a // (b - 0)
