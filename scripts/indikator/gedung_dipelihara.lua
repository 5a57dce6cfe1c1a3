return indikator {
  kode = "gedung_dipelihara",
  nama = "Jumlah gedung kantor dan bangunan lainnya yang dipelihara",
  satuan = "unit", polaritas = "positif",
  masukan = { jumlah = {nama = "Hasil hitungan tahun ini", satuan = "unit"} },
  formulasi = function(x) return x.jumlah end,
  sumber = "LKjIP Kecamatan Sumobito 2024, Tabel 2.5, baris 489",
  catatan =
    "Tercetak: Jumlah gedung kantor dan bangunan lainnya PD Kec. Sumobito yang dipelihara " ..
    "tahun n. Baris 490 mencetak rumus yang sama untuk sarana dan prasarana gedung kantor.",
}
