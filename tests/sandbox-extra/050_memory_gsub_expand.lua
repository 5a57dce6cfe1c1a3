-- expect: limit.memory ; a replacement that grows
return #(("a"):rep(1000):gsub("a", ("b"):rep(100000)))
