-- expect: second=7 ; a year far away
local n = 0
for _, y in ipairs {2^31, -2^31, 2^62, math.mininteger, 0, -1} do
  local ok = pcall(function() return x:pada(y).lalu.lalu.akhir.realisasi end)
  if ok then n = n + 1 end
end
return n
--// second
return 7
