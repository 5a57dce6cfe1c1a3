-- expect: result ; a decimal comma typed as two results
return 12,5
