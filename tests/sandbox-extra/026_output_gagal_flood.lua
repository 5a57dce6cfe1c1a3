-- expect: runtime|limit.output|limit.memory ; the same by gagal
gagal(("\xff"):rep(1000000))
