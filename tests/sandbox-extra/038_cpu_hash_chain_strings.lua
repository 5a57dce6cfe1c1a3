-- expect: limit.time|limit.cpu|limit.memory ; long keys, hashed in full at their first use
local n = 0
while true do
  n = n + 1
  local t = {}
  t[("x"):rep(500000) .. n] = 1
end
