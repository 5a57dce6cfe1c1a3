-- expect: runtime ; 2^64 is not 0
return 1<<64
