-- expect: ok=5 ; an empty world is allowed
local _ENV = {}
y = 5
return y
