-- expect: limit.memory|limit.time|limit.cpu ; a full collection at every allocation near the cap
local keep, n = {}, 0
while true do
  local t = {n}
  for i = 1, 8 do t[i] = {} end
  n = n + 1
  if n % 64 == 0 then keep[#keep + 1] = t end
  local _ = {} _ = {} _ = {} _ = {}
end
