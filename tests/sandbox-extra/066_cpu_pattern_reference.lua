-- expect: limit.cpu|limit.time|limit.depth|ok=1|runtime ; back references over a long subject
local s = ("ab"):rep(100000)
return s:match("^(.-)(.-)(.-)%1%2%3$") and 1 or 1
