-- expect: ok=2001 ; a long chain of joined numbers
local s = "u"
for i = 1, 2000 do s = "u" .. i .. 1 end
return tonumber(s:sub(2, -2)) + 1
