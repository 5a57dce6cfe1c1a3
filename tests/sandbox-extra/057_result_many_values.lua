-- expect: result ; more results than one
return 1, 2, 3
