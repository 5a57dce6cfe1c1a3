#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "cli/console.hpp"
#include "cli/shell.hpp"
#include "session_fixture.hpp"

// tests/transcripts/*.repl: the first line names the workspace ("# examples/contoh-ikpp"), the rest
// is what a session shows: entries after their prompt, and exactly what they give.

using namespace iku;

namespace {

constexpr std::string_view kMore = " ..> ";

struct Transcript {
  std::string workspace;
  std::string entries;
  std::string shown;
};

Transcript read_transcript(const std::filesystem::path& path) {
  Transcript transcript;
  std::istringstream text(test::read_text(path));
  std::string line;
  std::getline(text, line);
  REQUIRE(line.starts_with("# "));
  transcript.workspace = line.substr(2);
  while (std::getline(text, line)) {
    transcript.shown += line + "\n";
    const auto [at, length] = test::find_prompt(line);
    if (at == 0) transcript.entries += line.substr(length) + "\n";
    if (line.starts_with(kMore)) transcript.entries += line.substr(kMore.size()) + "\n";
  }
  return transcript;
}

std::string run(const Transcript& transcript) {
  const auto session = test::session_over(test::source_path(transcript.workspace));
  cli::Shell shell(*session, 100, false);
  std::istringstream in(transcript.entries);
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  cli::run_batch(shell, in, streams, {.echo = true});
  CHECK(err.str().empty());
  return out.str();
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("every transcript shows what it says, and the same again when replayed") {
    for (const auto& path : test::files_below("tests/transcripts", {".repl"})) {
      CAPTURE(path.string());
      const Transcript transcript = read_transcript(path);
      REQUIRE_FALSE(transcript.entries.empty());
      const std::string shown = run(transcript);
      CHECK(run(transcript) == shown);
      if (test::update_golden()) {
        test::write_text(path, "# " + transcript.workspace + "\n" + shown);
      } else {
        CHECK(shown == transcript.shown);
      }
    }
  }

  TEST_CASE("an entry is complete when its brackets, strings and blocks are closed") {
    struct Row {
      const char* entry;
      bool complete;
    };
    for (const Row& row :
         {Row{"", true}, Row{".set ipp (", true}, Row{"1 + 2", true}, Row{"indikator {", false},
          Row{"indikator {\n}", true}, Row{"f(function(x)", false},
          Row{"(function(x) return x end)(1)", true}, Row{"\"(\"", true}, Row{"-- (", true}}) {
      CAPTURE(row.entry);
      CHECK(cli::Shell::is_complete(row.entry) == row.complete);
    }
  }
}
