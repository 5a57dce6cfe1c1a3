#include "cli/console.hpp"

#include <doctest/doctest.h>
#include <stdio.h>
// readline wants stdio first
#include <readline/history.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>

#include "cli/history.hpp"
#include "cli/shell_config.hpp"
#include "shell_fixture.hpp"

using namespace iku;

namespace {

struct Batch {
  Exit status = Exit::kOk;
  std::string out;
  std::string err;
};

Batch run(const std::string& entries, const std::string& source = "stdin") {
  test::ContohShell contoh;
  std::istringstream in(entries);
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  Batch batch;
  batch.status = cli::run_batch(contoh.shell, in, streams, {.name = source});
  batch.out = out.str();
  batch.err = err.str();
  return batch;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a batch tells each fault with its line and a caret, and goes on") {
    const Batch batch =
        run("1 + 1\n"
            ".set ikp 3\n"
            "ikm +\n"
            "  ikp\n"
            "indikator {\n"
            "  kode = \"a\", formulasi = function(x) return x.ipx end,\n"
            "}\n"
            "2 + 2\n");
    CHECK(batch.status == Exit::kFindings);
    CHECK(batch.out == "2\n4\n");
    CHECK(contains(batch.err,
                   "stdin:2:6: galat: indikator \"ikp\" tidak dikenal\n"
                   " 2 | .set ikp 3\n"
                   "   |      ^^^\n"));
    CHECK(contains(batch.err, "stdin:4:3: galat: nama \"ikp\" tidak dikenal"));
    CHECK(contains(batch.err, "stdin:6:48: galat: masukan \"ipx\" tidak dikenal"));
    CHECK(run("1\n").status == Exit::kOk);
  }

  TEST_CASE("an entry left open ends where a command begins, and at the end") {
    const Batch batch = run("indikator {\n.undo\n1 + 1\n2 *");
    CHECK(batch.status == Exit::kFindings);
    CHECK(contains(batch.err, "stdin:1:"));
    CHECK(contains(batch.err, "stdin:2:"));
    CHECK(contains(batch.err, "stdin:4"));
    CHECK(batch.out == "2\n");
  }

  TEST_CASE("a batch ends at .quit and where nobody reads it any more") {
    CHECK(run("1\n.quit\n2\n").out == "1\n");
    test::ContohShell contoh;
    std::istringstream in("1\n2\n");
    std::ostringstream out;
    std::ostringstream err;
    out.setstate(std::ios::badbit);
    cli::Streams streams{out, err};
    CHECK(cli::run_batch(contoh.shell, in, streams) == Exit::kCannotWrite);
    CHECK(err.str().empty());
  }

  TEST_CASE("a definition with a fault in its first line points there") {
    test::ContohShell contoh;
    const cli::Reply reply =
        contoh.shell.execute("indikator { kode = \"a\", nma = \"b\" }", {"stdin", 3});
    CHECK(contains(reply.text, "stdin:3:25: "));
    CHECK(contains(reply.text, "\n 3 | indikator { kode"));
  }

  TEST_CASE("Lua entries give numbers, words, tables and what they print") {
    test::ContohShell contoh;
    struct Row {
      const char* entry;
      const char* shown;
    };
    for (const Row& row :
         {Row{"1.25 * ikm + ipp", "7,1075\n"}, Row{"_ * 2", "14,215\n"}, Row{"ikpp.ikm", "3,222\n"},
          Row{"ikpp.predikat", "AA\n"}, Row{"ikpp.hitung(3.2220, 3.08)", "7,1075\n"},
          Row{"ikm > 3", "true\n"}, Row{"{1, 2.5, a = \"b\"}", "{1; 2,5; a = b}\n"},
          Row{"nil", "nil\n"}, Row{"print(\"hai\")", "hai\n"},
          Row{"local a = 3 return a * 2", "6\n"}, Row{"for i = 1, 2 do print(i) end", "1\n2\n"},
          Row{"local ikm = 2 return ikm", "2\n"}, Row{"(function(ipp) return ipp end)(5)", "5\n"},
          Row{"({ikm = 7}).ikm", "7\n"}, Row{".5 + 1", "1,5\n"},
          Row{"ikm -- catatan", "3,222\n"}}) {
      CAPTURE(row.entry);
      CHECK(contoh.enter(row.entry) == row.shown);
    }
  }

  TEST_CASE("a number of a typed line that could be two is refused with both") {
    test::ContohShell contoh;
    for (const char* entry : {"1.050", "1.050 * 2", "a = 1.050", "1.050,5", "ikpp + 1.000"}) {
      CAPTURE(std::string(entry));
      CHECK(contoh.enter(entry).find("dapat berarti 1") != std::string::npos);
    }
    CHECK(contoh.enter("1050") == "1.050\n");
    CHECK(contoh.enter("1.0500 * 2") == "2,1\n");
  }

  TEST_CASE("a typed line has a larger budget than a formula, and an end too") {
    formula::Settings settings = test::settings_with();
    settings.budget.instructions = 100'000;
    settings.budget.seconds = 60;
    test::ContohShell contoh(settings);
    const auto loop = [](const char* rounds) {
      return "for i = 1, " + std::string(rounds) + " do end return 7";
    };
    CHECK(contoh.enter(loop("300000")) == "7\n");
    CHECK(contoh.enter("(function() " + loop("300000") + " end)() + 1") == "8\n");
    CHECK(contains(contoh.enter(loop("3000000")), "melebihi 1000000 langkah (limit.cpu)"));
    contoh.enter("indikator { kode = \"lama\", formulasi = function(x) " + loop("300000") +
                 " end }");
    const Value lama = contoh.session.row("lama").realisasi;
    REQUIRE(lama.is_failure());
    CHECK(lama.failure().kind == FailureClass::kLimitCpu);
    CHECK(contains(lama.failure().message, "melebihi 100000 langkah"));
    contoh.enter("indikator { kode = \"cepat\", formulasi = function(x) " + loop("3000") +
                 " end }");
    CHECK(contoh.enter("cepat + 1") == "8\n");
  }

  TEST_CASE("every table can be had in every form") {
    test::ContohShell contoh;
    for (const char* entry : {".calc", ".report", ".explain ikpp", ".sens ikpp"}) {
      CAPTURE(entry);
      contoh.enter(".mode json");
      CHECK(contoh.enter(entry).front() == '{');
      contoh.enter(".mode csv");
      CHECK(contains(contoh.enter(entry), ","));
      CHECK_FALSE(contains(contoh.enter(entry), "──"));
      contoh.enter(".mode md");
      const std::string markdown = contoh.enter(entry);
      CHECK((contains(markdown, "| ---") || contains(markdown, "```text\n")));
    }
    contoh.enter(".mode csv");
    CHECK(contains(contoh.enter(".explain ikpp"), "ikm,3.222"));
    contoh.enter(".mode tabel");
    CHECK(contoh.enter(".mode") == " mode keluaran: tabel\n");
    CHECK(contoh.shell.execute(".mode jsn").failed);
  }

  TEST_CASE("the next output goes into a file, whole, and is told") {
    const test::Scratch scratch;
    test::ContohShell contoh;
    const std::string shown = contoh.enter(".calc");
    CHECK(contoh.enter(".once hasil.txt").empty());
    CHECK(contoh.shell.execute(".set ikp 3").failed);
    CHECK(contoh.enter(".mode tabel").empty());
    const cli::Reply reply = contoh.shell.execute(".calc");
    CHECK(reply.text.empty());
    CHECK(reply.note.bytes().starts_with(" hasil.txt: "));
    CHECK(test::read_text("hasil.txt") == shown);
    CHECK(contoh.enter(".calc") == shown);
    CHECK(contoh.shell.execute(".once tidak/ada/hasil.txt").failed);
    CHECK(contoh.enter(".calc") == shown);
  }

  TEST_CASE("the last result and the time taken are told on request") {
    test::ContohShell contoh;
    CHECK(contoh.enter(".last") == " belum ada hasil\n");
    contoh.enter("1 + 1");
    CHECK(contoh.enter(".last") == "2\n");
    CHECK(contoh.enter(".last") == "2\n");
    contoh.enter(".timer on");
    CHECK(contains(contoh.shell.execute("1").note, " detik\n"));
    contoh.enter(".timer off");
    CHECK(contoh.shell.execute("1").note.empty());
    CHECK(contoh.enter(".timer") == " .timer off\n");
    CHECK(contoh.shell.execute(".timer mungkin").failed);
  }

  TEST_CASE("a faulty line of the configuration is told and the others count") {
    const test::Scratch scratch;
    test::write_text("init", ".mode md\n.tidakada\n.timer on\n");
    test::ContohShell contoh;
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    cli::run_config(contoh.shell, "init", streams);
    CHECK(err.str().starts_with("init:2:"));
    CHECK(contoh.enter(".mode") == " mode keluaran: md\n");
    CHECK(contoh.enter(".timer") == " .timer on\n");
    CHECK_THROWS_AS(cli::run_config(contoh.shell, "tidak-ada", streams), Error);
  }

  TEST_CASE("the history keeps an entry of several lines as one, once, across restarts") {
    const test::Scratch scratch;
    const std::string definition = "indikator {\n  kode = \"a\",\n}";
    test::write_text("old", ".calc\n.audit\n.calc\n");  // as a plain list of lines
    cli::History old("old");
    CHECK(history_length == 2);
    old.add(definition);
    cli::History reread("old");
    REQUIRE(history_length == 3);
    CHECK(std::string(history_list()[2]->line) == definition);
    {
      cli::History history("history");
      history.add(".calc");
      history.add(definition);
      history.add(".calc");
    }
    CHECK((std::filesystem::status("history").permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    cli::History again("history");
    REQUIRE(history_length == 2);
    CHECK(std::string(history_list()[0]->line) == definition);
    CHECK(std::string(history_list()[1]->line) == ".calc");
  }
}
