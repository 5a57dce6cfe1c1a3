-- expect: runtime|limit.output|limit.memory ; a message of a megabyte
error(("x"):rep(1000000))
