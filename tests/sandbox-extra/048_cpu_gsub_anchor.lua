-- expect: limit.cpu|limit.time|limit.depth ; nested quantifiers over a long subject
return (("a"):rep(100000):gsub(("a*"):rep(40) .. "b", ""))
