-- expect: limit.cpu|limit.time ; a loop of gotos over varargs
local function f(...)
  ::top::
  local a, b = ...
  if a then goto top end
end
f(1, 2, 3)
