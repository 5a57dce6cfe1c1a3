-- expect: limit.cpu|limit.time|syntax|denied ; a comment ended by a carriage return hides a loop from a careless reader
return indikator {kode = "a", formulasi = function(x) return 1 -- + (function() while true do end end)()
 end}
