-- expect: ok=1 ; host functions called with nothing and with everything
local values = {0, -1, 3.5, 1e300, 0 / 0, math.mininteger, "", "\0", true, {}, print, x}
for _, f in ipairs {kosong, gagal, catat, bulatkan, adalah_angka, pilih_paket, paket_dengan, batas, bulat, jika,
  pairs, next, ipairs, rawget, rawlen, rawequal, select, tonumber, tostring, type, string.format, string.gsub,
  string.gmatch, string.byte, string.char, string.find, string.match, string.sub,
  utf8.char, utf8.codepoint, utf8.len, utf8.offset, math.max, math.fmod, math.log, math.tointeger, x.ada, x.pada,
  x.banding, x.unit, x.tingkat} do
  pcall(f)
  for _, v in ipairs(values) do
    pcall(f, v) pcall(f, v, v) pcall(f, v, v, v) pcall(f, "abc", v, v) pcall(f, "a", "b", v, v)
    pcall(f, {}, v) pcall(f, x, v) pcall(f, x, v, v)
  end
end
return 1
