-- expect: second=7 ; an iterator kept in a definition counts on
local it = pairs({1, 2, 3})
return indikator {kode = "a", formulasi = function() return it() end}
--// second
return 7
