#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "cli/commands.hpp"
#include "lua/budget.hpp"
#include "repository.hpp"

// iku run over a copy of an example: what scripts can ask for, what is refused, and what is
// written.

using namespace iku;

namespace fs = std::filesystem;

namespace {

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
  bool says(const std::string& text) const { return err.find(text) != std::string::npos; }
};

/// A copy of an example, "kerja", in a directory of its own.
class Kerja {
 public:
  explicit Kerja(const std::string& example = "contoh-ikpp") {
    fs::copy(test::source_path("examples/" + example), "kerja", fs::copy_options::recursive);
  }

  Ran run(const std::string& script, std::vector<std::string> options = {}) const {
    test::write_text("uji.lua", script);
    return run_file("uji.lua", std::move(options));
  }

  Ran run_file(const std::string& script, std::vector<std::string> options = {}) const {
    std::vector<const char*> argv = {"iku",   "run",     script.c_str(),
                                     "kerja", "--waktu", "2025-01-31T00:00:00Z"};
    for (const std::string& option : options) argv.push_back(option.c_str());
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    Ran ran;
    ran.status = cli::run(static_cast<int>(argv.size()), argv.data(), streams);
    set_language(Language::kIndonesian);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
  }

  static std::string stored(int tahun) {
    return test::read_text("kerja/hasil/" + std::to_string(tahun) + ".json");
  }
  static bool is_stored(int tahun) {
    return fs::exists("kerja/hasil/" + std::to_string(tahun) + ".json");
  }

 private:
  test::Scratch scratch_;
};

void replace(const std::string& file, const std::string& what, const std::string& by) {
  std::string text = test::read_text(file);
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  test::write_text(file, text.replace(at, what.size(), by));
}

}  // namespace

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
          "contoh\t2024\tikm\tIndeks Kepuasan Masyarakat\t3.0\t3.222\tAA\tok\tnil\n"
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
          "AA\tSangat Tinggi\t3.0\t3.222\n"
          "1\tdata\t3.0\t4.0\n"
          "3\tdihapus\tcontoh\n"
          "ikm\tdata\tdatanya berubah\nipp\tdata\tdatanya berubah\n"
          "ikpp\tmasukan\tmengikuti contoh/ikm@2024, contoh/ipp@2024\n"
          "3\n");
    CHECK(ran.status == 0);
  }

  TEST_CASE("save stores as calc --save does, and compare with what is stored gives status 1") {
    const Kerja kerja;
    const std::string script =
        "local r = calc {tahun = {2023, 2024}}\nlocal d = compare(r, 'tersimpan')\n"
        "print(#d, table.concat(d.belum, ' '))\nsave(r)\n";
    Ran ran = kerja.run(script);
    CHECK(ran.status == 0);
    CHECK(ran.out == "0\t2023 2024\n");
    CHECK(ran.says("disimpan: kerja/hasil/2024.json\n"));
    CHECK(ran.says("; disimpan: 2023, 2024\n"));
    const std::string by_script = Kerja::stored(2024);
    fs::remove_all("kerja/hasil");
    std::ostringstream sink;
    cli::Streams streams{sink, sink};
    const char* const argv[] = {"iku",        "calc",   "kerja",   "--tahun",
                                "2023..2024", "--save", "--waktu", "2025-01-31T00:00:00Z"};
    CHECK(cli::run(8, argv, streams) == 0);
    CHECK(Kerja::stored(2024) == by_script);
    ran = kerja.run(script);
    CHECK(ran.status == 0);
    CHECK(ran.out == "0\t\n");
    CHECK(ran.says("sudah sama: kerja/hasil/2024.json\n"));
    replace("kerja/workspace.json", "\"2024\": 3.08", "\"2024\": 3.18");
    ran = kerja.run(script);
    CHECK(ran.status == 1);
    CHECK(ran.out == "2\t\n");
    CHECK(Kerja::stored(2024) != by_script);
    CHECK(kerja.run("print(#compare(calc {unit = 'kabupaten-contoh'}, 'tersimpan'))").out == "0\n");
  }

  TEST_CASE("what is half a result or a what-if is not saved, and no report is made of one") {
    const Kerja kerja;
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"save(calc {unit = 'contoh'})", "hanya memuat sebagian unit"},
        {"save(calc {kebijakan = 'sumenep-2023'})", "pengandaian"},
        {"set('contoh/ipp', 3)\nsave(calc())", "pengandaian"},
        {"set('contoh/ipp', 3)\nreport('contoh', 2024, 'a.md')", "diubah dengan set"},
        {"save({})", "save: harus hasil dari calc"},
        {"save(calc().baris)", "save: harus hasil dari calc"},
        {"save()", "save: harus hasil dari calc"},
        {"compare(calc(), 'lain')", "compare: pembanding harus hasil calc atau \"tersimpan\""},
        {"compare(calc(), 1)", "compare: harus hasil dari calc"},
        {"compare(calc(), calc {tahun = {2023, 2024}})", "tahun yang sama banyaknya"},
    };
    for (const auto& [script, message] : rows) {
      CAPTURE(script);
      const Ran ran = kerja.run(script);
      CHECK(ran.status == 65);
      CHECK_MESSAGE(ran.says(message), ran.err);
      CHECK(ran.says("uji.lua:"));
      CHECK(!fs::exists("kerja/hasil"));
    }
    const Ran ran = kerja.run(
        "set('contoh/ipp', 3)\nset('contoh/ipp', nil)\nsave(calc())\nsave(calc {as_of = 2024})");
    CHECK(ran.status == 0);
    CHECK(Kerja::is_stored(2024));
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

  TEST_CASE("report writes where it should and nowhere else") {
    const Kerja kerja;
    Ran ran = kerja.run(
        "report('contoh', 2024, 'a.md')\nreport('contoh', 2024, 'a.html')\n"
        "report('contoh', 2023, 'a.txt')");
    CHECK(ran.status == 0);
    CHECK(ran.says("ditulis: kerja/hasil/laporan/a.md\n"));
    CHECK(ran.says("; 3 laporan ditulis\n"));
    CHECK(test::read_text("kerja/hasil/laporan/a.md").starts_with("# Kecamatan Contoh"));
    CHECK(test::read_text("kerja/hasil/laporan/a.html").starts_with("<!DOCTYPE html>"));
    CHECK(test::read_text("kerja/hasil/laporan/a.txt").find("2023") != std::string::npos);
    for (const char* name : {"../a.md", "a/b.md", "/tmp/a.md", "..", ".md", "", "a..md", "a\\b.md",
                             "a\\0.md", "a\\n.md", "a.exe", "a", "a.md/"}) {
      CAPTURE(name);
      ran = kerja.run(std::string("report('contoh', 2024, \"") +
                      (std::string(name) == "a\\b.md" ? "a\\\\b.md" : name) + "\")");
      CHECK(ran.status == 65);
      CHECK(ran.says("report: "));
    }
    CHECK(std::distance(fs::directory_iterator("kerja/hasil/laporan"), {}) == 3);
    fs::remove_all("kerja/hasil/laporan");
    fs::create_directory("luar");
    fs::create_directory_symlink("../../luar", "kerja/hasil/laporan");
    ran = kerja.run("report('contoh', 2024, 'a.md')");
    CHECK(ran.status == 65);
    CHECK(ran.says("di luar ruang kerja"));
    CHECK(fs::is_empty("luar"));
  }

  TEST_CASE("--dry-run writes nothing and says what it would") {
    const Kerja kerja;
    const std::string script = "save(calc {tahun = {2023, 2024}})\nreport('contoh', 2024, 'a.md')";
    Ran ran = kerja.run(script, {"--dry-run"});
    CHECK(ran.status == 0);
    CHECK(ran.says("akan ditulis: kerja/hasil/2023.json (baru)\n"));
    CHECK(ran.says("akan ditulis: kerja/hasil/laporan/a.md\n"));
    CHECK(ran.says("; tidak ada yang ditulis\n"));
    CHECK(!fs::exists("kerja/hasil"));
    CHECK(kerja.run(script).status == 0);
    const std::string before = Kerja::stored(2024);
    CHECK(kerja.run(script, {"--dry-run"}).says("2024.json (sama)\n"));
    replace("kerja/workspace.json", "\"2024\": 3.08", "\"2024\": 3.18");
    ran = kerja.run(script, {"--dry-run"});
    CHECK(ran.says("2024.json (2 baris berubah)\n"));
    CHECK(ran.says("2023.json (angka sama, asal-usulnya berubah)\n"));
    CHECK(Kerja::stored(2024) == before);
    CHECK(kerja.run("save(calc {unit = 'contoh'})", {"--dry-run"}).status == 65);
  }

  TEST_CASE("--retry gives the years that are not stored well, and stores over a broken file") {
    const Kerja kerja;
    const std::string script = "for _, t in ipairs(years()) do print(t) save(calc {tahun = t}) end";
    CHECK(kerja.run(script, {"--retry"}).out == "2022\n2023\n2024\n");
    CHECK(kerja.run(script, {"--retry"}).out.empty());
    fs::remove("kerja/hasil/2022.json");
    test::write_text("kerja/hasil/2023.json", "{\"format\": \"iku-hasil");
    CHECK(kerja.run(script).status == 65);
    fs::remove("kerja/hasil/2022.json");
    Ran ran = kerja.run(script, {"--retry", "--dry-run"});
    CHECK(ran.says("2023.json (menggantikan berkas yang tidak terbaca)"));
    CHECK(Kerja::stored(2023) == "{\"format\": \"iku-hasil");
    ran = kerja.run(script, {"--retry"});
    CHECK(ran.out == "2022\n2023\n");
    CHECK(ran.status == 0);
    CHECK(Kerja::stored(2023).ends_with("}\n"));
    bool kept = false;
    for (const auto& file : fs::directory_iterator("kerja/hasil/riwayat")) {
      kept = kept || test::read_text(file.path()) == "{\"format\": \"iku-hasil";
    }
    CHECK(kept);
    replace("kerja/workspace.json", "\"2024\": 3.08", "\"2024\": 5.5");
    CHECK(kerja.run("save(calc())").status == 1);
    CHECK(kerja.run("print(table.concat(years(), ' '))", {"--retry"}).out == "2024\n");
  }

  TEST_CASE("an error after a save says which years are stored") {
    const Kerja kerja;
    const Ran ran = kerja.run("save(calc {tahun = 2023})\nerror('berhenti di sini')\nsave(calc())");
    CHECK(ran.status == 65);
    CHECK(ran.says("uji.lua:2: galat: berhenti di sini\n"));
    CHECK(ran.says("; disimpan: 2023\n"));
    CHECK(Kerja::is_stored(2023));
    CHECK(!Kerja::is_stored(2024));
  }

  TEST_CASE("what cannot be written gives exit status 73 unless the script goes on") {
    const Kerja kerja;
    test::write_text("kerja/hasil", "a file where a folder should be");
    Ran ran = kerja.run("save(calc())");
    CHECK(ran.status == 73);
    CHECK(ran.says("uji.lua:1"));
    CHECK(ran.says("tidak ada yang disimpan"));
    CHECK(kerja.run("report('contoh', 2024, 'a.md')").status == 73);
    ran = kerja.run("print((pcall(save, calc())))\nprint(#calc().baris)");
    CHECK(ran.status == 0);
    CHECK(ran.out == "false\n3\n");
    CHECK(kerja.run("pcall(save, calc())\nerror('lain')").status == 65);
  }

  TEST_CASE("equal runs give equal bytes, with several threads too") {
    const Kerja kerja;
    std::string out;
    std::string file;
    for (const char* jobs : {"1", "1", "2", "8"}) {
      fs::remove_all("kerja/hasil");
      const Ran ran = kerja.run_file("tahunan", {"--jobs", jobs});
      CHECK(ran.status == 0);
      if (file.empty()) {
        out = ran.out + ran.err;
        file = Kerja::stored(2024);
      }
      CHECK(ran.out + ran.err == out);
      CHECK(Kerja::stored(2024) == file);
    }
  }

  TEST_CASE("a script is found by its path, then by name, the workspace's own first") {
    const Kerja kerja;
    Ran ran = kerja.run_file("tahuna");
    CHECK(ran.status == 66);
    CHECK(ran.says("skrip \"tahuna\" tidak ada"));
    CHECK(ran.says("maksudnya tahunan?"));
    CHECK(kerja.run_file("../tahunan").status == 66);
    replace("kerja/workspace.json", "\"tahun\": 2024,", "\"tahun\": 2024, \"skrip\": [\"skrip\"],");
    test::write_text("kerja/skrip/recalc/tahunan.lua", "print('milik ruang kerja')");
    CHECK(kerja.run_file("tahunan").out == "milik ruang kerja\n");
    test::write_text("tahunan", "print('berkas')");
    CHECK(kerja.run_file("tahunan").out == "berkas\n");
  }

  TEST_CASE("banding_kebijakan shows means side by side and counts predikat that flip") {
    const Kerja kerja;
    const Ran ran =
        kerja.run_file("banding_kebijakan", {"jombang-2024", "sumenep-2023", "2023..2024"});
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("A: jombang-2024 · B: sumenep-2023\n2023: 3 dari 3 baris berbeda"));
    CHECK(ran.out.find("96,68") != std::string::npos);
    CHECK(ran.says("tidak ada yang disimpan"));
    CHECK(kerja.run_file("banding_kebijakan", {"jombang-2024"}).status == 65);
  }

  TEST_CASE("a script has its own budget and the formulas in it the ordinary one") {
    const Kerja kerja;
    CHECK(kerja.run("local n = 0\nfor i = 1, 30000000 do n = n + 1 end\nprint(n)").status == 0);
    replace("kerja/workspace.json", "\"tahun\": 2024,", "\"tahun\": 2024, \"skrip\": [\"skrip\"],");
    test::write_text(
        "kerja/skrip/indikator/ikpp.lua",
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
    test::write_text("recalc/salah.lua", "print(");
    const char* const good[] = {"iku", "check", script.c_str()};
    const char* const bad[] = {"iku", "check", "recalc/salah.lua"};
    CHECK(cli::run(3, good, streams) == 0);
    CHECK(cli::run(3, bad, streams) == 65);
    CHECK(out.str().find("recalc/salah.lua:1") != std::string::npos);
  }
}
