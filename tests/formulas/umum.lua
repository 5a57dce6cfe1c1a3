-- The globals batas, jika and bulat.

sama("batas atas", batas(105.71, 0, 100), 100)
sama("batas bawah", batas(-3, 0, 100), 0)
sama("di dalam", batas(55, 0, 100), 55)
sama("tanpa batas atas", batas(125, 0), 125)
sama("tanpa batas bawah", batas(-3, nil, 100), -3)
sama("jika benar", jika(3 > 2, "ya", "tidak"), "ya")
sama("jika salah", jika(3 < 2, "ya", "tidak"), "tidak")
sama("1,005", bulat(1.005, 2), 1.01, 0)
sama("103,875", bulat((102.04 + 105.71) / 2, 2), 103.88, 0)
sama("2,5", bulat(2.5), 3, 0)
sama("-2,5", bulat(-2.5), -3, 0)
sama("0,4", bulat(0.4), 0, 0)
