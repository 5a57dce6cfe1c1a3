-- expect: second=7 ; state in closures of a policy's tables
local n = 0
return kebijakan {kode = "a", angka = function() n = n + 1 return n end}
--// second
return 7
