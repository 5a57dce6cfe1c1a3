return paket {
  kode = "ikpp-jombang", bidang = "ikpp",
  nama = "Indeks Kualitas Pelayanan Publik Kabupaten Jombang",
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.2, baris 451: IKPP = (1,25 × nilai IKM) + " ..
           "nilai IPP",
  status = "S",
  berlaku = {sejak = 2023},
  isi = {
    pengali_ikm = 1.25, pembagi_ikm_100 = 20,
    skala_ikm = {1, 4}, skala_ikm_100 = {25, 100}, skala_ipp = {0, 5},
  },
}
