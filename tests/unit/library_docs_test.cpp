#include "cli/library_docs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "cli/lua_entry.hpp"
#include "lua/machine.hpp"
#include "shell_fixture.hpp"

using namespace iku;

namespace {

/// The distance that rounding to the places of a printed number leaves.
double rounding_of(const std::string& printed) {
  const std::size_t dot = printed.find('.');
  const auto places = dot == std::string::npos ? 0 : printed.size() - dot - 1;
  return 0.5 * std::pow(10, -static_cast<double>(places)) + 1e-12;
}

Value evaluate(session::Session& session, const std::string& expression) {
  return session.calculator().ask(expression, {});
}

}  // namespace

TEST_CASE("every public function of the stdlib has a line that says what it does, and an example") {
  lua::Machine machine;
  std::set<std::string> modules;
  for (const cli::LibraryDoc& doc : cli::library_docs()) modules.insert(doc.module);
  std::set<std::string> documented;
  for (const cli::LibraryDoc& doc : cli::library_docs()) documented.insert(doc.name);
  int functions = 0;
  for (const std::string& name : machine.environment_names()) {
    const std::size_t dot = name.find('.');
    const std::string module = name.substr(0, dot);
    if (dot == std::string::npos || !modules.contains(module)) continue;
    if (!machine.library_function(module, name.substr(dot + 1))) continue;
    CAPTURE(name);
    CHECK(documented.contains(module == "umum" ? name.substr(dot + 1) : name));
    ++functions;
  }
  CHECK(functions > 70);
  for (const cli::LibraryDoc& doc : cli::library_docs()) {
    CAPTURE(doc.name);
    CHECK(doc.text.size() > 10);
    CHECK(doc.signature.starts_with(doc.name));
    CHECK(doc.example.find(doc.name) != std::string::npos);
  }
}

TEST_CASE("every example of the stdlib gives what it says") {
  test::ContohShell contoh;
  int evaluated = 0;
  for (const cli::LibraryDoc& doc : cli::library_docs()) {
    CAPTURE(doc.example);
    if (doc.result.empty()) continue;
    const Value got = evaluate(contoh.session, doc.example);
    const Value wanted = evaluate(contoh.session, doc.result);
    REQUIRE(wanted.is_present());
    REQUIRE(got.is_present());
    if (wanted.is_grade()) {
      CHECK(got.grade().name == wanted.grade().name);
    } else {
      CHECK(std::fabs(got.number() - wanted.number()) <= rounding_of(doc.result));
    }
    ++evaluated;
  }
  CHECK(evaluated > 70);
}

TEST_CASE("the lines of a function are read as its signature, text and example") {
  const auto docs = cli::read_library_docs("m",
                                           "-- about the file\n"
                                           "--- m.f(a, b?): the first.\n"
                                           "--- Goes on.\n"
                                           "--- > m.f(1) --> 2\n"
                                           "function m.f(a, b) end\n\n"
                                           "--- m.g {a=}: the second.\n"
                                           "--- > m.g(x.data)\n"
                                           "function m.g(t) end\n");
  REQUIRE(docs.size() == 2);
  CHECK(docs[0].name == "m.f");
  CHECK(docs[0].signature == "m.f(a, b?)");
  CHECK(docs[0].text == "the first. Goes on.");
  CHECK(docs[0].example == "m.f(1)");
  CHECK(docs[0].result == "2");
  CHECK(docs[1].name == "m.g");
  CHECK(docs[1].result.empty());
}

TEST_CASE("help knows every command, indikator and function") {
  cli::Shell& shell = test::contoh_shell();
  for (const cli::Command& command : cli::all_commands()) {
    const std::string dotted = "." + std::string(command.name);
    CAPTURE(dotted);
    const cli::CommandHelp help = cli::help_of(command.name);
    CHECK(help.usage.starts_with(dotted));
    CHECK(help.example.starts_with(dotted));
    CHECK_FALSE(help.what.empty());
    CHECK(help.example.find_first_of("[|") == std::string::npos);
    CHECK(shell.execute(".help").text.bytes().find(" " + help.usage) != std::string::npos);
    for (const std::string& ask : {"?" + dotted, ".help " + std::string(command.name)}) {
      const cli::Reply reply = shell.execute(ask);
      CHECK_FALSE(reply.failed);
      CHECK(reply.text.bytes().find("contoh: " + dotted) != std::string::npos);
      CHECK(reply.text.bytes().find('<') == std::string::npos);
    }
  }
  for (const char* ask : {"?", ".help", "?ikpp", "?skm.ikm", "?rasio", "?batas", "?.quit"}) {
    CAPTURE(ask);
    CHECK_FALSE(shell.execute(ask).failed);
  }
  CHECK(shell.execute("?ikppp").text.bytes().find("\"ikpp\"") != std::string::npos);
  CHECK(shell.execute("?entah").failed);
}
