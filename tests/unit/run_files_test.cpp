#include "run_fixture.hpp"

// iku run: what scripts write, what they are refused, --dry-run and --retry.

using namespace iku;
using test::Kerja;
using test::Ran;
using test::replace;
using test::write_text;

namespace fs = std::filesystem;

TEST_SUITE("run") {
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
    CHECK(ran.status == 73);  // wherever a link leads, nothing is written through it
    CHECK(ran.says("adalah tautan"));
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
    write_text("kerja/hasil/2023.json", "{\"format\": \"iku-hasil");
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
    write_text("kerja/hasil", "a file where a folder should be");
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
    const Kerja kerja({40, 8, 2});
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

  TEST_CASE("a run writes so many files and takes so long, in all") {
    const Kerja kerja;
    const Ran files =
        kerja.run("for i = 1, 9 do report('contoh', 2024, i .. '.md') end", {"--berkas", "3"});
    CHECK(files.status == static_cast<int>(iku::Exit::kInvalidInput));
    CHECK(files.says("sudah menulis 3 berkas"));
    CHECK(std::filesystem::exists("kerja/hasil/laporan/3.md"));
    CHECK_FALSE(std::filesystem::exists("kerja/hasil/laporan/4.md"));
    // Each call costs steps as well, but ten times a second's worth of calls are allowed by those.
    const Ran time = kerja.run("for i = 1, 99999 do calc{} end", {"--detik", "1"});
    CHECK(time.status == static_cast<int>(iku::Exit::kInvalidInput));
    CHECK(time.says("lebih dari 1 detik"));
  }
}
