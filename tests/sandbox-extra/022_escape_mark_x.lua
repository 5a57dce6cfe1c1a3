-- expect: denied ; nor is x
return kebijakan(x)
