-- IDM, the Indeks Desa Membangun: a village's mean of three resilience indices, and its status.

local desa = {}

--- desa.idm(iks, ike, ikl): the mean, 0..1, of the social, economic and ecological resilience
--- indices, each 0..1. Error: one outside 0..1. Source: Permendesa PDTT 2/2016.
--- > desa.idm(0.8, 0.7, 0.75) --> 0.75
function desa.idm(iks, ike, ikl)
  aturan.di_dalam(iks, 0, 1, "IKS")
  aturan.di_dalam(ike, 0, 1, "IKE")
  aturan.di_dalam(ikl, 0, 1, "IKL")
  return (iks + ike + ikl) / 3
end

--- desa.status(idm, tahun?): "Sangat Tertinggal", "Tertinggal", "Berkembang", "Maju" or "Mandiri".
--- > desa.status(0.75) --> "Maju"
function desa.status(idm, tahun)
  local nama = aturan.predikat("idm", idm, tahun)
  return nama
end

--- desa.persen(banyak, seluruh): villages of some kind among all of them, per cent.
--- Missing: "penyebut 0".
--- > desa.persen(12, 21) --> 57.1429
function desa.persen(banyak, seluruh) return rasio.persen(banyak, seluruh) end

return desa
