-- expect: ok=4611686018427387904 ; 2^62, which a float holds
return 1<<62
