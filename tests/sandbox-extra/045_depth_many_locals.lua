-- expect: limit.depth|limit.memory|runtime ; wide frames fill the stack before they are many
local function f(n)
  local a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20
  local t = {f(n + 1), a1, a20}
  return t
end
return f(1)
