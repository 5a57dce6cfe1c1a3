#include <doctest/doctest.h>

#include <string>

#include "base/text.hpp"
#include "cli/shell.hpp"
#include "cli/shell_command.hpp"
#include "session_fixture.hpp"

// What the shell says where an entry is wrong: what is wrong, how it is written, and an example
// that works where it is typed.

using namespace iku;

namespace {

constexpr const char* kExamples[] = {"ambulu-2024", "ambunten-2023", "batang-batang-2023",
                                     "bluto-2020",  "contoh-ikpp",   "sumobito-2024"};

// The example that help gives of a command.
std::string example_in(const std::string& help) {
  const std::size_t at = help.find("contoh: ");
  REQUIRE(at != std::string::npos);
  std::string text = help.substr(at + 8);
  for (std::size_t end = text.find("\n "); end != std::string::npos; end = text.find("\n ")) {
    std::size_t next = text.find_first_not_of(" \n", end);
    text.replace(end, next - end, " ");
  }
  return std::string(trim(text));
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("the examples of help name what the open workspace has, and can be typed") {
    for (const char* name : kExamples) {
      CAPTURE(std::string(name));
      const auto session = test::example_session(name);
      for (const char* command : {"goal", "flip", "sens", "table", "montecarlo", "rules", "trend",
                                  "deps", "uses", "watch", "set", "explain", "unit", "tahun"}) {
        cli::Shell shell(*session, 100, false);
        const std::string help = shell.execute(".help " + std::string(command)).text;
        const std::string example = example_in(help);
        CAPTURE(example);
        const cli::Reply reply = shell.execute(example);
        CAPTURE(reply.text);
        const bool graded = std::string(name) != "batang-batang-2023";  // no predikat in its year
        if (graded || std::string(command) != "flip") CHECK_FALSE(reply.failed);
        CHECK_FALSE(reply.text.empty());
        session->reset();
        session->use_tahun(session->workspace().tahun);
      }
    }
  }

  TEST_CASE("a command without what it needs says what that is, how it is written, an example") {
    const auto session = test::example_session("contoh-ikpp");
    cli::Shell shell(*session, 100, false);
    for (const char* entry : {".goal",
                              ".goal ikpp",
                              ".goal ikpp =",
                              ".goal ikpp = 8 by",
                              ".sens",
                              ".sens ikpp ikm",
                              ".sens ikpp ikm=3",
                              ".table",
                              ".table ikpp",
                              ".table ikpp by ikm",
                              ".flip",
                              ".explain",
                              ".montecarlo",
                              ".montecarlo ikpp ikm=3",
                              ".set",
                              ".set ipp",
                              ".unset",
                              ".scenario x",
                              ".scenario save",
                              ".diff a b c",
                              ".read",
                              ".once",
                              ".mode x",
                              ".timer x",
                              ".undo x",
                              ".set ipp baik"}) {
      CAPTURE(std::string(entry));
      const cli::Reply reply = shell.execute(entry);
      CAPTURE(reply.text);
      CHECK(reply.failed);
      const std::string command = std::string(entry).substr(0, std::string(entry).find(' '));
      CHECK(reply.text.bytes().starts_with("galat: "));
      CHECK(reply.text.bytes().find("\n  saran: tulis " + command) != std::string::npos);
      CHECK(reply.text.bytes().find("\n    contoh: " + command) != std::string::npos);
    }
    for (const char* entry : {".calc x", ".overlay ipp", ".reset semua", ".quit now", ".last 3"}) {
      CAPTURE(std::string(entry));
      const cli::Reply reply = shell.execute(entry);
      CHECK(reply.failed);
      CHECK_FALSE(reply.quit);
      CHECK(reply.text.bytes().starts_with("galat: perintah ini tidak memakai \""));
    }
  }

  TEST_CASE("a command typed without its dot is recognised, and Lua stays Lua") {
    const auto session = test::example_session("contoh-ikpp");
    cli::Shell shell(*session, 100, false);
    for (const char* entry : {"set ipp 3.6", "help", "calc", "goal ikpp = 8", "explain ikpp"}) {
      CAPTURE(std::string(entry));
      const cli::Reply reply = shell.execute(entry);
      CHECK(reply.failed);
      CHECK(reply.text.bytes().find("\"." + std::string(entry) + "\"") != std::string::npos);
    }
    CHECK(shell.execute("quit").quit);
    CHECK(shell.execute("exit").quit);
    for (const char* entry : {"ikpp", "ipp and 1", "1 + 1", "ikpp.capaian"}) {
      CAPTURE(std::string(entry));
      CHECK_FALSE(shell.execute(entry).failed);
    }
  }

  TEST_CASE(".undo N takes N changes back at once, and says how many there are") {
    const auto session = test::example_session("contoh-ikpp");
    cli::Shell shell(*session, 100, false);
    for (const char* entry : {".set ipp 3,1", ".set ipp 3,2", ".set ikm 3,5"}) shell.execute(entry);
    CHECK(shell.execute(".undo 4").text.bytes().find("hanya ada 3 langkah, bukan 4") !=
          std::string::npos);
    CHECK_FALSE(shell.execute(".undo 2").failed);
    CHECK(session->overlay().size() == 1);
    CHECK(session->value("ipp").number() == 3.1);
    CHECK_FALSE(shell.execute(".redo 2").failed);
    CHECK(session->value("ipp").number() == 3.2);
    CHECK(session->value("ikm").number() == 3.5);
    CHECK_FALSE(shell.execute(".undo 3").failed);
    CHECK(session->overlay().empty());
    CHECK(shell.execute(".undo").failed);
  }
}
