-- expect: limit.cpu|limit.depth ; ranges nobody can walk are refused before they are begun
local ends = {math.mininteger, -2, 0, 2^53 | 0, math.maxinteger}
for _, f in ipairs {table.concat, table.unpack} do
  for _, a in ipairs(ends) do
    for _, b in ipairs(ends) do pcall(f, {}, "", a, b) pcall(f, {}, a, b) end
  end
end
return 1
