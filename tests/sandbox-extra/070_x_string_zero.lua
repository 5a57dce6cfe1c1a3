-- expect: runtime ; a name with a zero byte is another name
return x["realisasi\0mata"]
