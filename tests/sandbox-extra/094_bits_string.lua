-- expect: runtime ; a string never stands for a number
return "10" & 3
