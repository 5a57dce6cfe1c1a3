-- How Kecamatan Bluto, Kabupaten Sumenep, measured its performance in 2020.

return kebijakan {
  kode = "sumenep-2020", nama = "Kabupaten Sumenep 2020",
  berlaku = {sejak = 2020},
  sumber = "LKjIP Kecamatan Bluto 2020, baris 386-397 dan Tabel 3",
  catatan = "Rumus negatif dipakai seperti tercetak (2R − T)/T, huruf R dan T tertukar. Celah " ..
            "85-95 dan tumpang tindih 80 pada skala: dipakai \"atas\", karena laporan menyebut " ..
            "93,34 % (baris 71) sangat berhasil. Efisiensi dicetak sebagai selisih mutlak.",
  capaian = {
    positif = capaian.positif, negatif = capaian.negatif_tertukar, negatif_b = capaian.negatif_b,
    stabil = capaian.stabil, rentang = capaian.rentang, baseline = capaian.baseline,
    nol = capaian.nol, tonggak = capaian.tonggak, tingkat = capaian.tingkat,
  },
  angka = function(x) return x.capaian end,
  predikat = predikat.skala {
    celah = "atas",
    {nama = "Sangat Berhasil", dari = 95, sampai = 100, batas = "95% s/d 100%"},
    {nama = "Berhasil", dari = 80, sampai = 85, batas = "80% s/d 85"},
    {nama = "Cukup Berhasil", dari = 50, sampai = 80, batas = "50% s.d 80%"},
    {nama = "Tidak Berhasil", kurang_dari = 50, batas = "<50%"},
  },
  rata = rata.sederhana,
  kemajuan = {positif = kemajuan.positif, negatif = kemajuan.negatif},
  banding = banding.persen,
  serapan = serapan.persen,
  efisiensi = efisiensi.selisih_mutlak,
  desimal = 2, pembulatan = "bulat", rata_dari = "penuh",
}
