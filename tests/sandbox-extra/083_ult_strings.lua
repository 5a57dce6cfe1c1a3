-- expect: runtime ; math.ult of strings
return math.ult("1", "2") and 1 or 0
