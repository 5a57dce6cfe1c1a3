-- expect: ok=3999 ; many arguments
local t = {}
for i = 1, 4000 do t[i] = i end
return select("#", select(2, table.unpack(t)))
