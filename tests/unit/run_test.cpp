#include "lua/budget.hpp"
#include "run_fixture.hpp"

// iku run: what scripts can ask for, what is told when it is wrong, and what the sandbox holds.

using namespace iku;
using test::Kerja;
using test::Ran;
using test::replace;
using test::write_text;

TEST_SUITE("run") {
  TEST_CASE("a script sees the units, the years and its arguments") {
    const Kerja kerja;
    const Ran ran = kerja.run(
        "for _, u in ipairs(units()) do print(u.kode, u.nama, u.jenjang, u.induk) end\n"
        "print(#units {jenjang = 'kecamatan'}, units {induk = 'kabupaten-contoh'}[1].kode,\n"
        "      #units {jenjang = 'desa'}, #units {induk = 'contoh'})\n"
        "print(table.concat(years(), ' '), table.concat(years('2021..2023'), ' '))\n"
        "print(#arg, arg[1], arg[2])\n",
        {"satu", "2024"});
    CHECK(ran.status == 0);
    CHECK(ran.out ==
          "kabupaten-contoh\tKabupaten Contoh (data buatan)\tkabupaten\tnil\n"
          "contoh\tKecamatan Contoh (data buatan)\tkecamatan\tkabupaten-contoh\n"
          "1\tcontoh\t0\t0\n"
          "2022 2023 2024\t2021 2022 2023\n"
          "2\tsatu\t2024\n");
    CHECK(ran.err == "tidak ada yang dihitung; tidak ada yang disimpan\n");
  }

  TEST_CASE("calc gives rows and units of the years and units asked for") {
    const Kerja kerja;
    const Ran ran = kerja.run(
        "local r = calc()\n"
        "print(table.concat(r.tahun, ' '), #r.baris, #r.unit, r.gagal, r.kosong)\n"
        "for _, b in ipairs(r.baris) do\n"
        "  print(b.unit, b.tahun, b.indikator, b.nama, b.target, b.realisasi, b.predikat, "
        "b.status,\n"
        "        b.alasan)\n"
        "end\n"
        "local u = r.unit[1]\n"
        "print(u.unit, u.tahun, bulat(u.rata, 2), u.predikat, u.dipakai, u.dari)\n"
        "r = calc {tahun = {2024, 2022, 2024}, unit = {'contoh'}}\n"
        "print(table.concat(r.tahun, ' '), #r.baris, r.unit[1].tahun, r.unit[2].tahun)\n"
        "print(#calc {unit = 'kabupaten-contoh'}.baris)\n");
    CHECK(ran.status == 0);
    CHECK(ran.out ==
          "2024\t3\t1\t0\t0\n"
          "contoh\t2024\tikm\tIndeks Kepuasan Masyarakat\t3\t3.222\tAA\tok\tnil\n"
          "contoh\t2024\tipp\tIndeks Pelayanan Publik\t3.41\t3.08\tAA\tok\tnil\n"
          "contoh\t2024\tikpp\tIndeks Kualitas Pelayanan Publik\t7.7\t7.1075\tAA\tok\tnil\n"
          "contoh\t2024\t96.68\tAA\t3\t3\n"
          "2022 2024\t6\t2022\t2024\n"
          "0\n");
    CHECK(ran.says("3 perhitungan atas tahun 2022, 2024: 9 baris, 0 gagal"));
  }

  TEST_CASE("a missing value is nil with its reason, and a failed row gives exit status 1") {
    const Kerja kerja;
    replace("kerja/workspace.json", "\"2024\": 3.08", "\"2024\": null");
    const std::string script =
        "local r = calc()\nprint(r.gagal, r.kosong)\n"
        "for _, b in ipairs(r.baris) do print(b.status, b.realisasi, b.capaian, b.alasan) end\n";
    Ran ran = kerja.run(script);
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("0\t2\nok\t"));
    CHECK(ran.out.find("missing\tnil\tnil\tipp: ") != std::string::npos);
    replace("kerja/workspace.json", "\"2024\": null", "\"2024\": 5.5");
    ran = kerja.run(script);
    CHECK(ran.status == 1);
    CHECK(ran.out.find("failed\t") != std::string::npos);
    CHECK(ran.out.find("\trange: ") != std::string::npos);
  }

  TEST_CASE("set changes what is calculated next, and nil takes it back; the data stay") {
    const Kerja kerja;
    const std::string data = test::read_text("kerja/workspace.json");
    const Ran ran = kerja.run(
        "local function r(t) return calc(t).baris[3].realisasi end\n"
        "local a = r()\n"
        "set('contoh/ipp', 3.6725)\nprint(a, r(), r {kebijakan = 'sumenep-2023'})\n"
        "set('contoh/ikpp.ikm', 4)\nprint(r(), r {kebijakan = 'sumenep-2023'})\n"
        "set('contoh/ipp', nil)\nset('contoh/ikpp.ikm', nil)\nset('contoh/ikpp.ikm', nil)\n"
        "print(r(), r {kebijakan = 'sumenep-2023'})\n"
        "set('contoh/ipp', '2,5', 2023)\nprint(r(), r {tahun = 2023})\n");
    CHECK(ran.err == ran.err.substr(ran.err.find("catatan")));
    CHECK(ran.status == 0);
    CHECK(ran.out == "7.1075\t7.7\t7.7\n8.6725\t8.6725\n7.1075\t7.1075\n7.1075\t6.425\n");
    CHECK(test::read_text("kerja/workspace.json") == data);
  }

  TEST_CASE("compare gives the rows that differ, with the cause") {
    const Kerja kerja;
    const Ran ran = kerja.run(
        "local a = calc()\nlocal b = calc {kebijakan = 'sumenep-2023'}\n"
        "print(#compare(a, a), #compare(a, b))\n"
        "local d = compare(a, b)[1]\n"
        "print(d.unit, d.tahun, d.indikator, d.sebab, d.keterangan, d.predikat_berubah,\n"
        "      d.a.predikat, d.b.predikat, d.a.target, d.b.realisasi)\n"
        "set('contoh/ikm.target', 4)\n"
        "d = compare(a, calc())\nprint(#d, d[1].sebab, d[1].a.target, d[1].b.target)\n"
        "d = compare(a, calc {unit = 'kabupaten-contoh'})\nprint(#d, d[1].sebab, d[1].unit)\n"
        "set('contoh/ipp', 3)\n"
        "for _, d in ipairs(compare(a, calc())) do print(d.indikator, d.sebab, d.keterangan) end\n"
        "print(#compare(calc {tahun = 2023}, calc {tahun = 2024}))\n");
    CHECK(ran.out ==
          "0\t3\n"
          "contoh\t2024\tikm\tkebijakan\tkebijakan berubah: jombang-2024 → sumenep-2023\ttrue\t"
          "AA\tSangat Tinggi\t3\t3.222\n"
          "1\tdata\t3\t4\n"
          "3\tdihapus\tcontoh\n"
          "ikm\tdata\tdatanya berubah\nipp\tdata\tdatanya berubah\n"
          "ikpp\tmasukan\tmengikuti contoh/ikm@2024, contoh/ipp@2024\n"
          "3\n");
    CHECK(ran.status == 0);
  }

  TEST_CASE("a wrong unit, indikator, key or value is told with its place and what was meant") {
    const Kerja kerja;
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"calc {unit = 'conto'}", "unit \"conto\" tidak dikenal; maksudnya \"contoh\"?"},
        {"calc {thaun = 2024}", "kunci \"thaun\" tidak dikenal; maksudnya \"tahun\"?"},
        {"calc {kebijakan = 'jombang-204'}", "maksudnya \"jombang-2024\"?"},
        {"calc {tahun = 'dulu'}", "tahun: harus tahun, 1900 sampai 2200"},
        {"calc {tahun = 2024.5}", "tahun: harus tahun, 1900 sampai 2200"},
        {"calc {tahun = 0 / 0}", "tahun: harus tahun, 1900 sampai 2200"},
        {"calc {tahun = {}}", "tahun: harus satu nilai atau daftar yang berisi"},
        {"calc {tahun = {a = 2024}}", "tahun: harus satu nilai atau daftar yang berisi"},
        {"calc {unit = 5}", "unit: harus teks"},
        {"calc {as_of = 'kapan'}", "tahun \"kapan\" tidak dapat dibaca"},
        {"calc {2024}", "calc: harus tabel dengan kunci bernama"},
        {"calc(calc())", "calc: harus tabel dengan kunci bernama"},
        {"calc(2024)", "calc: harus tabel dengan kunci bernama"},
        {"units {jenjan = 'desa'}", "maksudnya \"jenjang\"?"},
        {"units {induk = 'kabupaten-conto'}", "maksudnya \"kabupaten-contoh\"?"},
        {"years('dulu')", "tahun \"dulu\" tidak dapat dibaca"},
        {"years(2024)", "years: harus teks"},
        {"set('ipp', 3)", "set: \"ipp\" tidak menyebut unit; tulis \"unit/indikator\""},
        {"set('contoh/ip', 3)", "indikator \"ip\" tidak dikenal; maksudnya \"ipp\"?"},
        {"set('conto/ipp', 3)", "maksudnya \"contoh\"?"},
        {"set('contoh/ikpp.imk', 3)", "maksudnya \"ikm\"?"},
        {"set('contoh/ipp', 9)", "di luar"},
        {"set('contoh/ipp', {})", "set: nilai harus angka, predikat atau nil"},
        {"set('contoh/ipp', 1 / 0)", "set: nilai harus angka, predikat atau nil"},
        {"set('contoh/ipp', 'banyak')", "\"banyak\" bukan angka atau predikat"},
        {"set('contoh/ipp', 3, 'lalu')", "tahun: harus tahun"},
        {"set(function() end)", "fungsi tidak dapat diberikan di sini"},
        {"hitung()", "\"hitung\""},
        {"report('conto', 2024, 'a.md')", "maksudnya \"contoh\"?"},
        {"report('kabupaten-contoh', 2024, 'a.md')", "tidak berdata untuk tahun 2024"},
        {"report('contoh', 2024)", "report: harus teks"},
        {"local function", "uji.lua:1"},
    };
    for (const auto& [script, message] : rows) {
      CAPTURE(script);
      const Ran ran = kerja.run(script);
      CHECK(ran.status == 65);
      CHECK_MESSAGE(ran.says(message), ran.err);
      CHECK(ran.says("uji.lua:1"));
    }
    const Ran caught = kerja.run("print(pcall(calc, {unit = 'conto'}))\nprint(#calc().baris)");
    CHECK(caught.status == 0);
    CHECK(caught.out == "false\tunit \"conto\" tidak dikenal; maksudnya \"contoh\"?\n3\n");
  }

  TEST_CASE("a script is found by its path, then by name, the workspace's own first") {
    const Kerja kerja;
    Ran ran = kerja.run_file("tahuna");
    CHECK(ran.status == 66);
    CHECK(ran.says("skrip \"tahuna\" tidak ada"));
    CHECK(ran.says("maksudnya tahunan?"));
    CHECK(kerja.run_file("../tahunan").status == 66);
    replace("kerja/workspace.json", "\"tahun\": 2024,", "\"tahun\": 2024, \"skrip\": [\"skrip\"],");
    write_text("kerja/skrip/recalc/tahunan.lua", "print('milik ruang kerja')");
    CHECK(kerja.run_file("tahunan").out == "milik ruang kerja\n");
    write_text("tahunan", "print('berkas')");
    CHECK(kerja.run_file("tahunan").out == "berkas\n");
  }

  TEST_CASE("banding_kebijakan shows means side by side and counts predikat that flip") {
    const Kerja kerja;
    const Ran ran =
        kerja.run_file("banding_kebijakan", {"jombang-2024", "sumenep-2023", "2023..2024"});
    CHECK(ran.status == 0);
    CHECK(
        ran.out.starts_with("A: jombang-2024 · B: sumenep-2023 · * tidak semua baris "
                            "bernilai\n2023: 3 dari 3 baris berbeda"));
    CHECK(ran.out.find("96,68") != std::string::npos);
    CHECK(ran.says("tidak ada yang disimpan"));
    CHECK(kerja.run_file("banding_kebijakan", {"jombang-2024"}).status == 65);
  }

  TEST_CASE("a script has its own budget and the formulas in it the ordinary one") {
    const Kerja kerja;
    CHECK(kerja.run("local n = 0\nfor i = 1, 30000000 do n = n + 1 end\nprint(n)").status == 0);
    replace("kerja/workspace.json", "\"tahun\": 2024,", "\"tahun\": 2024, \"skrip\": [\"skrip\"],");
    write_text("kerja/skrip/indikator/ikpp.lua",
               "return indikator {kode = 'ikpp', nama = 'IKPP', masukan = {ikm = {}, ipp = {}},"
               " formulasi = function(x) for i = 1, 30000000 do end return x.ikm end}");
    const Ran ran = kerja.run("print(calc().gagal)");
    CHECK(ran.status == 1);
    CHECK(ran.out == "1\n");
    CHECK(kerja.run("local s = string.rep('x', 600000)\nprint(s)\nprint(s)")
              .says("mencetak lebih dari 1024 KiB"));
    CHECK(kerja.run("return string.rep('x', 2 << 20)").says("nilai yang dibuat melebihi 1024 KiB"));
    CHECK(kerja.run("local t = {}\nfor i = 1, 3000000 do t[i] = i end\nprint(#t)").out ==
          "3000000\n");
    CHECK(kScriptBudget.instructions == 2'000'000'000);
  }

  TEST_CASE("what is printed cannot move the cursor, and keeps its lines") {
    const Kerja kerja;
    const Ran ran = kerja.run("print('a\\27[2Jb', 'c\\nd')\nprint('é')\nprint()");
    CHECK(ran.out.find('\x1b') == std::string::npos);
    CHECK(ran.out.ends_with("b\tc\nd\né\n\n"));
  }

  TEST_CASE("iku check reads a recalculation script") {
    const Kerja kerja;
    std::ostringstream out;
    cli::Streams streams{out, out};
    const std::string script = test::source_path("scripts/recalc/tahunan.lua").string();
    write_text("recalc/salah.lua", "print(");
    const char* const good[] = {"iku", "check", script.c_str()};
    const char* const bad[] = {"iku", "check", "recalc/salah.lua"};
    CHECK(cli::run(3, good, streams) == 0);
    CHECK(cli::run(3, bad, streams) == 65);
    CHECK(out.str().find("recalc/salah.lua:1") != std::string::npos);
  }
  TEST_CASE("calc under the rules of an earlier year, which a stored result notes") {
    const Kerja kerja;
    replace("kerja/workspace.json", "\"tahun\": 2024,", "\"tahun\": 2024, \"skrip\": [\"skrip\"],");
    replace("kerja/workspace.json", "\"formulasi\": \"ikpp\",",
            "\"formulasi\": \"mutu\", \"masukan\": {\"nilai\": {\"2024\": 82}},");
    replace("kerja/workspace.json", "7.7", "\"A\"");
    write_text("kerja/skrip/indikator/mutu.lua",
               "return indikator {kode = 'mutu', nama = 'Mutu', polaritas = 'tingkat',\n"
               " tingkat = {'D', 'C', 'B', 'A'}, masukan = {nilai = {skala = {25, 100}}},\n"
               " formulasi = function(x) return skm.mutu(x.nilai) end}\n");
    const std::string script =
        "local dulu, kini = calc {as_of = 2010}, calc {as_of = 'now'}\n"
        "print(dulu.baris[3].realisasi, calc().baris[3].realisasi, kini.baris[3].realisasi)\n"
        "local beda = compare(dulu, kini)\nprint(#beda, beda[2].indikator, "
        "beda[2].sebab)\nsave(dulu)";
    Ran ran = kerja.run(script);
    CHECK(ran.status == 1);  // the survey of 2004 asks fourteen questions
    CHECK(ran.out == "A\tB\tB\n2\tikpp\tpaket\n");
    CHECK(Kerja::stored(2024).find("\"aturan\": 2010") != std::string::npos);
    ran = kerja.run("print(calc().baris[3].realisasi)", {"--as-of", "2010"});
    CHECK(ran.out == "A\n");
  }
}
