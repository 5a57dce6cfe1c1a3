-- expect: ok=1 ; notes of a megabyte, in the plain reading thrown away
for _ = 1, 2000 do catat(1, ("x"):rep(1000)) end
return catat(1, ("x"):rep(1000000), ("y"):rep(1000000))
