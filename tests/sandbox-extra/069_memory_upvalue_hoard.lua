-- expect: second=7 ; a definition that keeps forty megabytes leaves the next its own
local hoard = {}
for i = 1, 30 do
  local t = {}
  for j = 1, 30000 do t[j] = {} end
  hoard[i] = t
end
return indikator {kode = "a", formulasi = function() return #hoard end}
--// second
local t = {}
for j = 1, 30000 do t[j] = {j, {}} end
return 7
