return indikator {
  kode = "persentase_indikator_tercapai", nama = "Persentase Indikator Program yang Tercapai",
  satuan = "%", skala = {0, 100}, polaritas = "positif",
  masukan = {
    tercapai = {nama = "Indikator program yang tercapai"},
    jumlah = {nama = "Seluruh indikator program"},
  },
  formulasi = function(x) return rasio.persen(x.tercapai, x.jumlah) end,
  sumber = "LKJIP Kecamatan Ambulu 2024, Tabel 2.2, baris 496; Tabel U-hitung, baris 771",
  catatan =
    "Tercetak: Jumlah indikator program yang tercapai / Jumlah seluruh indikator program x 100%. " ..
    "Sumber data: LAKIP.",
}
