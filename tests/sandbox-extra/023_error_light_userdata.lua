-- expect: ok=1 ; what pcall gives for a missing value is caught and thrown away
local ok, e = pcall(kosong, "sebab")
local again, f = pcall(error, e)
if not ok and not again and rawequal(e, f) and type(e) ~= "number" then return 1 end
return 0
