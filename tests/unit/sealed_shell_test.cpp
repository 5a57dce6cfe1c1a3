#include "cli/sealed_shell.hpp"

#include <doctest/doctest.h>
#include <signal.h>

#include <fstream>
#include <string>

#include "formula_fixture.hpp"
#include "repository.hpp"

// The shell whose scripts run in a sealed child says what the ordinary one says.

using namespace iku;
using cli::Reply;
using cli::SealedShell;

namespace {

std::function<store::Loaded()> sumobito() {
  return [] { return store::read_workspace(test::source_path("examples/sumobito-2024")); };
}

}  // namespace

TEST_CASE("entries change the session in the child, and the prompt tells") {
  const cli::Options options;
  SealedShell shell(options, sumobito(), 100);
  CHECK(shell.greeting().find("Sumobito") != std::string::npos);
  CHECK(shell.prompt() == "iku> ");
  const Reply set = shell.execute(".set akip A");
  CHECK_FALSE(set.failed);
  CHECK(set.text.bytes().find("indikator berubah") != std::string::npos);
  CHECK(shell.prompt() == "iku*1> ");
  CHECK(shell.execute("1 + 1").text == "2\n");
  CHECK(shell.execute("tidak_ada").failed);
  CHECK_FALSE(shell.refresh().failed);
  CHECK(shell.execute(".quit").quit);
}

TEST_CASE("names are completed and coloured as the child knows them") {
  const cli::Options options;
  const SealedShell shell(options, sumobito(), 100);
  const cli::Completions found = shell.completions(".set ik");
  CHECK(found.start == 5);
  CHECK_FALSE(found.words.empty());
  CHECK(shell.known_names().indikator.contains("ikpp"));
  CHECK(shell.known_names().commands.contains("set"));
}

TEST_CASE("a child that is killed costs the entry it was asked for, and nothing that was set") {
  const cli::Options options;
  SealedShell shell(options, sumobito(), 100);
  shell.execute(".set akip A");
  const std::string before = shell.execute(".calc").text;
  pid_t child = 0;
  std::ifstream("/proc/thread-self/children") >> child;
  REQUIRE(child > 0);
  REQUIRE(kill(child, SIGKILL) == 0);
  const Reply reply = shell.execute(".set akip BB");
  CHECK(reply.failed);
  CHECK(reply.text.bytes().find("SIGKILL") != std::string::npos);
  CHECK(shell.prompt() == "iku*1> ");
  CHECK(shell.execute(".calc").text == before);
}

TEST_CASE("nothing is written by the child" * doctest::skip(!cli::can_seal())) {
  const test::Scratch scratch;
  const cli::Options options;
  SealedShell shell(options, sumobito(), 100);
  for (const char* command : {".once ", ".log "}) {
    const Reply reply = shell.execute(command + (scratch.directory() / "a.txt").string());
    CHECK(reply.text.bytes().find("tidak dapat ditulis") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(scratch.directory() / "a.txt"));
  }
}
