-- expect: ok=1|runtime ; a limit that is no number, counting down
for i = 1, 0 / 0, -1 do end
return 1
