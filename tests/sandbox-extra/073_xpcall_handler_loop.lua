-- expect: limit.depth|limit.cpu|limit.time|runtime ; a handler that fails in a handler
local function h() error(h) end
while true do xpcall(error, h) end
