#include "report/andaian.hpp"

#include <doctest/doctest.h>

#include <string>

#include "shell_fixture.hpp"

// What a session changed is never taken for data: in prompt, tables, sources and files.

using namespace iku;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kMark = "andaian: 1 perubahan terhadap data: ipp 3,08 → 3,6725";

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("the prompt says how far the session is from the data, and at which scenario") {
    test::ContohShell contoh;
    CHECK(contoh.shell.prompt() == "iku> ");
    contoh.enter(".set ipp 3,6725");
    CHECK(contoh.shell.prompt() == "iku*1> ");
    contoh.enter(".set ikm.target 3,5");
    CHECK(contoh.shell.prompt() == "iku*2> ");
    contoh.enter(".scenario save naik");
    CHECK(contoh.shell.prompt() == "iku*2 naik> ");
    contoh.enter(".undo");
    CHECK(contoh.shell.prompt() == "iku*1> ");
    contoh.enter(".undo");
    CHECK(contoh.shell.prompt() == "iku> ");
    contoh.enter("indikator {kode = \"baru\", formulasi = function(x) return x.ikm end}");
    CHECK(contoh.shell.prompt() == "iku*1> ");
    CHECK(contains(contoh.enter(".calc"), "andaian: 1 perubahan terhadap data: formulasi baru"));
  }

  TEST_CASE("every form of every view says that its figures are a what-if") {
    test::ContohShell contoh;
    CHECK_FALSE(contains(contoh.enter(".calc"), "andaian"));
    contoh.enter(".set ipp 3,6725");
    for (const char* view : {".calc", ".report", ".explain ikpp", ".sens ikpp", ".trend ikpp",
                             ".watch ikpp", ".table ikpp by ikm=3..4/0.5"}) {
      for (const char* mode : {"tabel", "md", "json", "csv"}) {
        CAPTURE(std::string(view));
        CAPTURE(std::string(mode));
        contoh.enter(std::string(".mode ") + mode);
        const std::string shown = contoh.enter(view);
        if (std::string(mode) == "json") {
          CHECK(contains(shown, "\"andaian\": {\n"));
          CHECK(contains(shown, "\"angka\": \"ipp\",\n"));
        } else {
          CHECK(contains(shown, kMark));
        }
      }
    }
    contoh.enter(".mode json");
    CHECK(contains(contoh.enter(".calc"), "\"asal\": \"sesi\""));
    CHECK(contains(contoh.enter(".calc"), "\"andaian\": true"));
    contoh.enter(".undo");
    CHECK_FALSE(contains(contoh.enter(".calc"), "andaian"));
  }

  TEST_CASE("the source of a figure that was set is the session, with what the data have") {
    test::ContohShell contoh;
    contoh.enter(".set ipp 3,6725");
    CHECK(contains(contoh.enter(".explain ikpp"), "sesi (data: 3,08"));
    contoh.enter(".set ikpp 8");
    const std::string forced = contoh.enter(".explain ikpp");
    CHECK(contains(forced, "sesi (data: 7,1075, dihitung)"));  // not with the ipp of the session
    CHECK(contains(contoh.enter(".overlay"), "ikpp  7,1075 → 8,0000"));
    contoh.enter(".set ikpp.target 9");
    CHECK(contains(contoh.enter(".explain ikpp"), "sesi (data: 7,7"));
  }

  TEST_CASE("a grade that was set is not the one that the data printed") {
    const auto session = test::example_session("sumobito-2024");
    cli::Shell shell(*session, 100, false);
    CHECK(contains(shell.execute(".explain akip").text, "tercetak"));
    REQUIRE_FALSE(shell.execute(".set akip A").failed);
    const std::string shown = shell.execute(".explain akip").text;
    CHECK(contains(shown, "akip = A "));
    CHECK(contains(shown, "sesi (data: 73,47"));
    CHECK(contains(shell.execute(".report").text, "(andaian)"));
    CHECK(shell.execute(".audit").text.bytes().starts_with(" andaian: 1 perubahan"));
    shell.execute(".mode json");
    CHECK(contains(shell.execute(".audit").text, "\"andaian\": {\n"));
  }

  TEST_CASE("a file of a session carries the mark, whatever was asked") {
    const test::Scratch scratch;
    test::ContohShell contoh;
    contoh.enter(".set ipp 3,6725");
    const auto written = [&](const std::string& name, const std::string& entry) {
      contoh.enter(".once " + name);
      contoh.enter(entry);
      return test::read_text(name);
    };
    CHECK(written("a.txt", "ikpp.capaian") == std::string(" ") + kMark + "\n100\n");
    CHECK(written("b.md", ".goal ikpp = 8 by ikm").starts_with(std::string("```text\n ") + kMark));
    CHECK(written("c.md", ".report").starts_with("# Kecamatan Contoh (data buatan): capaian"));
    CHECK(contains(test::read_text("c.md"), std::string("**") + kMark + "**"));
    CHECK(contains(written("d.html", ".report"), "<p class=\"andaian\">andaian: 1 perubahan"));
    CHECK(contains(written("e.html", ".calc"), "<p class=\"andaian\">"));
    CHECK(contains(written("f.csv", ".calc"), "peringatan,andaian\r\n"));
    CHECK(contains(written("g.json", ".calc"), "\"andaian\": true"));
    contoh.enter(".log sesi.repl");
    CHECK(test::read_text("sesi.repl") == std::string("-- ") + kMark + "\n.set ipp 3,6725\n");
    test::ContohShell again;
    again.enter(".read sesi.repl");
    CHECK(again.shell.prompt() == "iku*1> ");
  }

  TEST_CASE("a long list of changes names the first and counts the others") {
    Andaian andaian;
    CHECK(report::andaian_text(andaian).empty());
    for (int i = 1; i <= 8; ++i) {
      andaian.changes.push_back({"a" + std::to_string(i), Value(1.0), Value(2.0), false});
    }
    andaian.skenario = "hemat";
    CHECK(report::andaian_text(andaian) ==
          "andaian (skenario hemat): 8 perubahan terhadap data: a1 1 → 2; a2 1 → 2; a3 1 → 2; "
          "a4 1 → 2; a5 1 → 2; a6 1 → 2; dan 2 lainnya");
  }
}

TEST_SUITE("cli") {
  TEST_CASE("no file is overwritten unless that is asked for") {
    const test::Scratch scratch;
    test::ContohShell contoh;
    test::write_text("ada.txt", "lama\n");
    for (const std::string command : {".once", ".log"}) {
      contoh.enter(".set ipp 3,5");
      const cli::Reply refused = contoh.shell.execute(command + " ada.txt");
      CHECK(refused.failed);
      CHECK(contains(refused.text, "ada.txt sudah ada"));
      CHECK(contains(refused.text, command + "! ada.txt"));
      CHECK(contains(contoh.enter("1 + 1"), "2\n"));  // nothing waits for an output
      CHECK(test::read_text("ada.txt") == "lama\n");
    }
    CHECK_FALSE(contoh.shell.execute(".log! ada.txt").failed);
    CHECK(contains(test::read_text("ada.txt"), ".set ipp 3,5\n"));
    contoh.enter(".once! ada.txt");
    contoh.enter(".source ikpp");
    CHECK(contains(test::read_text("ada.txt"), "return indikator"));
  }

  TEST_CASE("a file that cannot be written is refused when it is named, and swallows nothing") {
    const test::Scratch scratch;
    test::ContohShell contoh;
    for (const char* name : {"tidak/ada/hasil.txt", "lap.pdf", "t.xlsx", ".", "skrip.lua"}) {
      CAPTURE(name);
      CHECK(contoh.shell.execute(std::string(".once ") + name).failed);
      CHECK(contoh.enter("1 + 1") == "2\n");
    }
    CHECK(contoh.shell.execute(".log sesi.json").failed);
    // text that has no form of JSON stays on the screen
    CHECK_FALSE(contoh.shell.execute(".once g.json").failed);
    const cli::Reply reply = contoh.shell.execute("1 + 1");
    CHECK(reply.failed);
    CHECK(reply.text == "2\n");
    CHECK_FALSE(std::filesystem::exists("g.json"));
    CHECK(contoh.enter("2 + 2") == "4\n");
    // a file that came meanwhile
    contoh.enter(".once h.txt");
    test::write_text("h.txt", "milik lain\n");
    CHECK(contoh.shell.execute("3 + 3").failed);
    CHECK(test::read_text("h.txt") == "milik lain\n");
  }

  TEST_CASE("what is read of another year or of the units below changes with it") {
    const test::Scratch scratch;
    test::write_text("kerja/workspace.json", R"({"format": "iku/1", "nama": "L", "contoh": true,
      "tahun": 2024, "kebijakan": "jombang-2024", "skrip": ["skrip"], "sumber": "s", "unit": [
      {"kode": "kab", "nama": "Kab", "jenjang": "kabupaten", "tujuan": [{"kode": "1", "nama": "T",
       "indikator": [
       {"kode": "n", "nama": "n", "formulasi": "n", "target": {"2023": 5, "2024": 10}},
       {"kode": "m", "nama": "m", "formulasi": "m", "target": {"2024": 10}}]}]},
      {"kode": "u", "nama": "U", "jenjang": "kecamatan", "induk": "kab", "tujuan": [{"kode": "1",
       "nama": "T", "indikator": [{"kode": "a", "nama": "a", "target": {"2024": 80},
       "realisasi": {"2024": 50}}]}]}]})");
    test::write_text("kerja/skrip/indikator/n.lua",
                     "return indikator {kode = \"n\", nama = \"n\", polaritas = \"positif\",\n"
                     "  formulasi = function(x) return 2 * x.lalu.target end}\n");
    test::write_text(
        "kerja/skrip/indikator/m.lua",
        "return indikator {kode = \"m\", nama = \"m\", polaritas = \"positif\",\n"
        "  formulasi = function(x) return gabungan.rata(x:anak(\"a\", \"target\")) end}\n");
    const auto session = test::session_over("kerja");
    cli::Shell shell(*session, 100, false);
    CHECK(contains(shell.execute(".set n.target@2023 6").text, " n  10,0000 → 12,0000"));
    CHECK(contains(shell.execute(".set u/a.target 90").text, " m  80,0000 → 90,0000"));
    CHECK(contains(shell.execute(".explain n").text, "target@2023 = 6"));
    shell.execute(".reset");
    CHECK(contains(shell.execute(".sens n").text, "9,0000"));  // 2 × (5 − 10 %)
    CHECK(shell.execute("n.realisasi").text == "10\n");
  }
}
