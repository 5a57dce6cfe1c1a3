-- expect: runtime ; bits have no sign
return -8 >> 1
