-- expect: ok=84 ; methods on anything but x
for _, self in ipairs {1, "s", true, {}, print, math, string} do
  pcall(x.ada, self, "realisasi")
  pcall(x.pada, self, 2020)
  pcall(x.unit, self, "a")
  pcall(x.banding, self, {})
  pcall(x.tingkat, self, function() end)
end
pcall(x.ada) pcall(x.pada) pcall(x.unit, x, x) pcall(x.ada, x, nil) pcall(x.tingkat, x, {})
return x.realisasi
