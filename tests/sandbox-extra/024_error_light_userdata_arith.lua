-- expect: runtime ; and computes nothing
local _, e = pcall(kosong, "sebab")
return e + 1
