return indikator {
  kode = "ikm_nrr", nama = "Indeks Kepuasan Masyarakat (NRR tertimbang)",
  satuan = "indeks", skala = {1, 4}, polaritas = "positif",
  masukan = { jawaban = {nama = "Jawaban responden per unsur", jenis = "tabel"} },
  formulasi = function(x) return skm.nrr_tertimbang(x.jawaban) end,
  sumber = "PermenPANRB 14/2017; LKjIP Kecamatan Sumobito 2024, Tabel 2.2",
  catatan =
    "Pada skala 1..4, seperti dipakai IKPP. Satu kolom per unsur; jawaban kosong dilewati, " ..
    "bukan 0.",
}
