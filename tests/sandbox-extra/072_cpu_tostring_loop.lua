-- expect: limit.cpu|limit.time|limit.memory ; printing numbers
while true do local _ = tostring(1e300 / 3) end
