-- expect: limit.memory|limit.time|limit.cpu ; the same, the gap shrinking by sixteen bytes at a time
local top = {}
for i = 1, 46 do
  local t = {}
  for j = 1, 8000 do t[j] = {j, {}} end
  top[i] = t
end
local last
while true do
  last = {last}
  local _ = {} _ = {} _ = {} _ = {} _ = {}
end
