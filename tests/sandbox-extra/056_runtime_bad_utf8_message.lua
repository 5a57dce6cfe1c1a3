-- expect: runtime ; a message that is no text
error("\xc3\x28\xff\0\x1b[31m")
