-- expect: runtime ; math.tointeger of a string
return math.tointeger("7")
