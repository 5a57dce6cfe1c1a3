-- expect: result ; the smallest integer by minus one, and by zero: infinite, as doubles have it
local a = math.mininteger // -1
local b = math.mininteger % -1
return a // (b - 0)
