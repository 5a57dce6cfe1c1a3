-- IKPP, the Indeks Kualitas Pelayanan Publik of Kabupaten Jombang: 1,25 × IKM + IPP, at most 10.
-- The scales are checked: an IKM of 83 taken for one on 1..4 would give 106,8.

local ikpp = {}

--- ikpp.hitung(ikm, ipp, tahun?): the IKPP from an IKM on 1..4 and an IPP on 0..5.
--- Error: a part outside its scale. Source: LKjIP Kecamatan Sumobito 2024, baris 451 (S).
--- > ikpp.hitung(3.222, 3.08) --> 7.1075
function ikpp.hitung(ikm, ipp, tahun)
  local isi = aturan.isi("ikpp", tahun)
  aturan.di_dalam(ikm, isi.skala_ikm[1], isi.skala_ikm[2], "IKM")
  aturan.di_dalam(ipp, isi.skala_ipp[1], isi.skala_ipp[2], "IPP")
  return isi.pengali_ikm * ikm + ipp
end

--- ikpp.dari_100(ikm, ipp, tahun?): the same from an IKM on 25..100: IKM ÷ 20 + IPP.
--- Error: a part outside its scale.
--- > ikpp.dari_100(80.55, 3.08) --> 7.1075
function ikpp.dari_100(ikm, ipp, tahun)
  local isi = aturan.isi("ikpp", tahun)
  aturan.di_dalam(ikm, isi.skala_ikm_100[1], isi.skala_ikm_100[2], "IKM")
  aturan.di_dalam(ipp, isi.skala_ipp[1], isi.skala_ipp[2], "IPP")
  return ikm / isi.pembagi_ikm_100 + ipp
end

return ikpp
