-- expect: limit.output ; a caught limit is no limit
while true do pcall(print, ("x"):rep(1000)) end
