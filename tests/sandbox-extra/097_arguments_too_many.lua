-- expect: runtime ; a decimal comma among the arguments of the library
return rasio.persen(0,6 * 3, 4)
