-- expect: denied ; an own _ENV reaches nothing new
local _ENV = setmetatable({}, {})
return 1
