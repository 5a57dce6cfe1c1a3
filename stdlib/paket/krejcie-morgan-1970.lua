return paket {
  kode = "krejcie-morgan-1970", bidang = "sampel",
  nama = "Besar sampel menurut Krejcie dan Morgan",
  sumber = "Krejcie dan Morgan (1970); 100 → 80, 1.000 → 278, 10.000 → 370 dihitung",
  status = "C",
  berlaku = {sejak = 1970},
  isi = {chi_kuadrat = 3.8410, proporsi = 0.5, ketelitian = 0.05},
}
