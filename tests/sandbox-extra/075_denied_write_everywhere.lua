-- expect: denied ; a refused write cannot be caught
for _, t in ipairs {math, string, table, utf8} do pcall(table.insert, t, 1) end
return 1
