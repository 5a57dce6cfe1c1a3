-- desa.*: DOMAIN, section 8.

local idm = desa.idm(0.8229, 0.7167, 0.7333)
sama("IDM", idm, 0.7576, 0.00005)
sama("status", desa.status(idm), "Maju")
local status = {{0.4907, "Sangat Tertinggal"}, {0.4908, "Tertinggal"}, {0.5989, "Tertinggal"},
                {0.599, "Berkembang"}, {0.7072, "Berkembang"}, {0.7073, "Maju"}, {0.8155, "Maju"},
                {0.8156, "Mandiri"}, {1, "Mandiri"}, {0, "Sangat Tertinggal"}}
for i = 1, #status do sama("IDM " .. status[i][1], desa.status(status[i][1]), status[i][2]) end
gagal_dengan("indeks dalam persen", function() return desa.idm(82, 0.7, 0.7) end, "IKS di luar skala 0..1")
sama("desa mandiri", desa.persen(3, 15), 20)
gagal_dengan("IKE", function() return desa.idm(0.8, 1.2, 0.7) end, "IKE")
gagal_dengan("IKL", function() return desa.idm(0.8, 0.7, 1.2) end, "IKL")
