-- expect: denied ; the string metatable leads to the safe library alone
return ("x"):dump()
