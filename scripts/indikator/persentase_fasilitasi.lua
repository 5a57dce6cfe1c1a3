return indikator {
  kode = "persentase_fasilitasi", nama = "Persentase Fasilitasi Kesejahteraan Masyarakat",
  satuan = "%", skala = {0, 100}, polaritas = "positif",
  masukan = {
    dilaksanakan = {nama = "Kegiatan fasilitasi yang dilaksanakan"},
    direncanakan = {nama = "Kegiatan fasilitasi yang direncanakan"},
  },
  formulasi = function(x) return rasio.persen(x.dilaksanakan, x.direncanakan) end,
  sumber = "LKJIP Kecamatan Ambulu 2024, Tabel 2.2, baris 487; Tabel U-hitung, baris 670",
  catatan =
    "Tercetak: Jumlah kegiatan pemberdayaan masyarakat yang difasilitasi / Jumlah kegiatan " ..
    "pemberdayaan masyarakat yang ditargetkan/ direncanakan x 100%. Tabel L4-IKU-1 (baris " ..
    "1823) mencetak pembilang dan penyebut yang sama.",
}
