-- expect: denied ; a library is no definition
return indikator(string)
