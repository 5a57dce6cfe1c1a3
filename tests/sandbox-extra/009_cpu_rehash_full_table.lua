-- expect: limit.time|limit.cpu|limit.memory ; a full table rehashed at every insertion
local t = {}
for i = 1, 32767 do t["k" .. i] = 1 end
local n = 1
while true do
  t["k" .. n] = nil
  n = n + 1
  t["k" .. (n + 32766)] = 1
end
