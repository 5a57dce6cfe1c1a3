-- expect: runtime ; -(2^60 + 1), which no float holds
return ~(1<<60)
