-- expect: limit.memory|limit.depth|limit.cpu|limit.time|runtime ; arguments that double
local function f(...) return f(1, ..., ...) end
return f(1)
