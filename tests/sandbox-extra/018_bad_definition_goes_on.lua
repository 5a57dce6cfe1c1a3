-- expect: second=7 ; a faulty definition ends itself alone
return indikator {}
--// second
return 7
