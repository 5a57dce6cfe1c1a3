-- expect: runtime ; 2^63 does not fit, and is not negative
return 1<<63
