-- expect: limit.time|limit.cpu ; big blocks, thrown away at once
while true do local _ = ("x"):rep(900000) end
