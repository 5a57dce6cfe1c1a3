-- expect: limit.time|limit.cpu|limit.memory ; likewise for rule packs
local s = ("a"):rep(1000000)
while true do pcall(paket_dengan, s) end
