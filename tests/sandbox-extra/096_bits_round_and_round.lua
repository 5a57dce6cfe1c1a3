-- expect: ok=3735928559 ; a hash of 32 bits, masked as people do
local h = 0xdeadbeef
for i = 1, 3 do h = ((h << 16) | (h >> 16)) & 0xffffffff h = ((h << 16) | (h >> 16)) & 0xffffffff end
return h
