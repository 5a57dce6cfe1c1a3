-- expect: second=0 ; the reason of another formula cannot be asked for
kosong("rahasia")
--// second
local ok, e = pcall(error)
return ok and 1 or 0
