#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "terminal_fixture.hpp"

// The shell in a terminal: editing, history, paging, colours, Ctrl-C, what a kill leaves.

using namespace iku;
using iku::test::kPatience;
using iku::test::kPrompt;
using iku::test::no_terminals;
using iku::test::Terminal;

namespace {

constexpr const char* kCtrlC = "\x03";
constexpr const char* kCtrlD = "\x04";
constexpr const char* kCtrlR = "\x12";
constexpr const char* kUp = "\x1b[A";

}  // namespace

TEST_CASE("in a terminal: Tab completes, Enter evaluates, Ctrl-D leaves" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type(".expl\t");
  SHOWS(terminal, ".explain ");
  terminal.type("ikp\t\r");
  SHOWS(terminal, "ikpp = 1,25 × ikm + ipp");
  SHOWS(terminal, kPrompt);
  terminal.type("ikpp.\t");
  SHOWS(terminal, "ikpp.realisasi");
  terminal.type("cap\t\r");
  SHOWS(terminal, "92,3051948051948");
  SHOWS(terminal, kPrompt);
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: an entry over several lines, and a pasted block of two entries" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type("indikator {\r");
  SHOWS(terminal, " ..> ");
  terminal.type("kode = \"baru\", formulasi = function(x) return x.ikm + 1 end,\r");
  SHOWS(terminal, " ..> ");
  terminal.type("}\r");
  SHOWS(terminal, "4,2220");
  SHOWS(terminal, kPrompt);
  terminal.type("\x1b[200~.set ipp 3,6725\nikpp.capaian\x1b[201~");
  SHOWS(terminal, "ikpp.capaian");
  terminal.type("\r");
  SHOWS(terminal, "3,0800 → 3,6725");
  SHOWS(terminal, "100");
  CHECK(terminal.leaves_by(".quit\r") == 0);
}

TEST_CASE("in a terminal: Ctrl-C drops the entry being typed, over all its lines" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type("1 + 40");
  SHOWS(terminal, "1 + 40");
  terminal.type(kCtrlC);
  SHOWS(terminal, kPrompt);
  terminal.type("indikator {\r");
  SHOWS(terminal, " ..> ");
  terminal.type(kCtrlC);
  SHOWS(terminal, kPrompt);
  terminal.type("2 + 1,5\b\b\b1.5\r");
  SHOWS(terminal, "3,5");
  CHECK(terminal.screen().find("galat") == std::string::npos);
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: Ctrl-C stops an evaluation and not the shell" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal({"--limit", "cpu=900000G", "--limit", "time=3600"});
  SHOWS(terminal, kPrompt);
  terminal.type(".set ipp 3.5\r");
  SHOWS(terminal, "3,0800 → 3,5000");
  SHOWS(terminal, kPrompt);
  bool stopped = false;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!stopped && std::chrono::steady_clock::now() < deadline) {
    terminal.type("while true do end\r");  // again: one that has not begun yet is dropped
    SHOWS(terminal, "while true do end\n");
    for (int i = 0; i < 5 && !stopped; ++i) {
      terminal.type(kCtrlC);
      stopped = terminal.shows("dihentikan", std::chrono::milliseconds(300));
    }
  }
  REQUIRE(stopped);
  SHOWS(terminal, kPrompt);
  terminal.type("ipp * 2\r");
  SHOWS(terminal, "7\n");
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: the history is there after a restart, an entry of two lines as one" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  {
    Terminal terminal;
    SHOWS(terminal, kPrompt);
    terminal.type("math.max(1,\r");
    SHOWS(terminal, " ..> ");
    terminal.type("41) + 1\r");
    SHOWS(terminal, "42");
    SHOWS(terminal, kPrompt);
    terminal.type("100 + 1\r");
    SHOWS(terminal, "101\n");
    CHECK(terminal.leaves_by(".quit\r") == 0);
  }
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type(kUp);
  SHOWS(terminal, ".quit");
  terminal.type(kUp);
  SHOWS(terminal, "100 + 1");
  terminal.type(kUp);
  SHOWS(terminal, "41) + 1");
  terminal.type("\r");
  SHOWS(terminal, "42");
  SHOWS(terminal, kPrompt);
  terminal.type(kCtrlR);
  SHOWS(terminal, "reverse-i-search");
  terminal.type("100 ");
  SHOWS(terminal, "100 + 1");
  terminal.type("\r");
  SHOWS(terminal, "101\n");
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: a table fits the window after it became narrow" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.resize(24, 74);
  terminal.type(".calc\r");
  SHOWS(terminal, "rata-rata capaian");
  SHOWS(terminal, kPrompt);
  const std::string screen = terminal.screen();
  int rules = 0;
  for (const std::string_view line : split(screen, '\n')) {
    if (line.find("───") == std::string_view::npos) continue;
    CAPTURE(std::string(line));
    CHECK(display_width(line) <= 74);
    ++rules;
  }
  CHECK(rules > 0);
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: output longer than the screen goes through the pager" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal::set_pager("cat -n");
  {
    Terminal terminal({}, false, 8);
    SHOWS(terminal, kPrompt);
    terminal.type(".calc\r");
    SHOWS(terminal, "     1\tKecamatan Contoh");
    SHOWS(terminal, kPrompt);
    terminal.type("1 + 1\r");
    SHOWS(terminal, "\n2\n");
    terminal.type(".pager off\r.calc\r");
    SHOWS(terminal, "\nKecamatan Contoh");
    CHECK(terminal.leaves_by(kCtrlD) == 0);
  }
  Terminal::set_pager("");
}

TEST_CASE("in a terminal: an entry is coloured while it is typed, unless nobody wants it" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  {
    Terminal terminal({}, true);
    SHOWS(terminal, kPrompt);
    terminal.type("return ikpp");
    SHOWS(terminal, "ikpp");
    terminal.type(".capaian\r");
    SHOWS(terminal, "92,3051948051948");
    CHECK(terminal.raw().find("\x1b[35mreturn\x1b[0m") != std::string::npos);
    CHECK(terminal.raw().find("\x1b[1;34mikpp\x1b[0m") != std::string::npos);
  }
  Terminal plain;
  SHOWS(plain, kPrompt);
  plain.type("return ikpp.capaian\r");
  SHOWS(plain, "92,3051948051948");
  CHECK(plain.raw().find("\x1b[35m") == std::string::npos);
}

TEST_CASE("in a terminal: the configuration counts, and --no-init leaves it out" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  test::write_text(".config/iku/init", ".mode md\n.entah\n");
  {
    Terminal terminal;
    SHOWS(terminal, ".config/iku/init:2:");
    SHOWS(terminal, kPrompt);
    terminal.type(".mode\r");
    SHOWS(terminal, "mode keluaran: md");
  }
  Terminal terminal({"--no-init"});
  SHOWS(terminal, kPrompt);
  terminal.type(".mode\r");
  SHOWS(terminal, "mode keluaran: tabel");
}

TEST_CASE("in a terminal: what a killed session left comes back, however often it is killed" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  {
    Terminal terminal;
    SHOWS(terminal, kPrompt);
    terminal.type(".set ipp 3.5\r");
    SHOWS(terminal, "3,0800 → 3,5000");
    SHOWS(terminal, kPrompt);
    terminal.type("indikator {\r");
    SHOWS(terminal, " ..> ");  // killed while an entry is open: it was not confirmed
  }
  {
    Terminal terminal;
    SHOWS(terminal, "1 baris masih tersimpan");
    SHOWS(terminal, kPrompt);
    terminal.type(".recover\r");
    SHOWS(terminal, "ipp 3,08 → 3,5");
    SHOWS(terminal, kPrompt);
    terminal.type(".set ikm 2.5\r");
    SHOWS(terminal, "3,2220 → 2,5000");
    SHOWS(terminal, kPrompt);
  }
  {
    Terminal terminal;
    SHOWS(terminal, "2 baris masih tersimpan");
    SHOWS(terminal, kPrompt);
    terminal.type(".recover\r");
    SHOWS(terminal, "ikm 3,222 → 2,5; ipp 3,08 → 3,5");
    SHOWS(terminal, kPrompt);
    terminal.type("ikm + ipp\r");
    SHOWS(terminal, "\n6\n");
    CHECK(terminal.leaves_by(".quit\r") == 0);
  }
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  CHECK(terminal.screen().find("masih tersimpan") == std::string::npos);
}

TEST_CASE("in a terminal: without a home nothing is written" * doctest::skip(no_terminals())) {
  const test::Scratch here;
  Terminal terminal({}, false, 24, "");
  SHOWS(terminal, kPrompt);
  terminal.type(".set ipp 3.5\r");
  SHOWS(terminal, "3,0800 → 3,5000");
  SHOWS(terminal, kPrompt);
  CHECK(std::filesystem::is_empty("."));
  CHECK(terminal.leaves_by(".quit\r") == 0);
  CHECK(std::filesystem::is_empty("."));
}
