#include "cli/options.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"

namespace {

using iku::cli::Options;
using iku::cli::Parsed;

Parsed parse(std::vector<const char*> words) {
  words.insert(words.begin(), "iku");
  Parsed parsed = iku::cli::parse_options(static_cast<int>(words.size()), words.data());
  iku::set_language(iku::Language::kIndonesian);
  return parsed;
}

TEST_CASE("options are read as plain data") {
  const Parsed calc =
      parse({"calc", "ruang", "--tahun", "2020..2024", "--unit", "a", "--unit", "b", "--format",
             "csv", "-o", "hasil.csv", "--limit", "cpu=1000", "--limit", "time=0.5"});
  REQUIRE(calc.status == -1);
  const Options& options = calc.options;
  CHECK(options.command == "calc");
  CHECK(options.workspace == "ruang");
  CHECK(options.tahun == "2020..2024");
  CHECK(options.unit == std::vector<std::string>{"a", "b"});
  CHECK(options.format == "csv");
  CHECK(options.output == "hasil.csv");
  CHECK(options.limit == std::vector<std::string>{"cpu=1000", "time=0.5"});
  const Parsed eval = parse({"eval", "a.lua", "--set", "a=1", "b.lua", "--set", "b=2"});
  REQUIRE(eval.status == -1);
  CHECK(eval.options.paths == std::vector<std::string>{"a.lua", "b.lua"});
  CHECK(eval.options.set == std::vector<std::string>{"a=1", "b=2"});
  CHECK(parse({"eval", "-"}).options.paths == std::vector<std::string>{"-"});
}

TEST_CASE("help is broken at blanks, at any width") {
  std::vector<const char*> commands = {"calc", "report", "audit", "explain", "repl",
                                       "eval", "check",  "run",   "new",     "compare"};
  for (const char* command : commands) {
    const std::vector<const char*> words = {"iku", command, "--help"};
    const std::string whole = iku::cli::parse_options(3, words.data(), 1000).message;
    for (const int width : {60, 80, 110}) {
      const std::string narrow = iku::cli::parse_options(3, words.data(), width).message;
      CAPTURE(command);
      CAPTURE(width);
      CAPTURE(narrow);
      std::string one;  // the words are the same, only blanks and line ends differ
      std::string other;
      for (const char c : whole) one += c == ' ' || c == '\n' ? "" : std::string(1, c);
      for (const char c : narrow) other += c == ' ' || c == '\n' ? "" : std::string(1, c);
      CHECK(one == other);
      for (const std::string_view line : iku::split(narrow, '\n')) {
        CHECK(iku::display_width(line) <= width);
      }
      std::set<std::string> known;
      for (const std::string_view line : iku::split(whole, '\n')) {
        for (const std::string_view word : iku::split(line, ' ')) known.emplace(word);
      }
      for (const std::string_view line : iku::split(narrow, '\n')) {
        for (const std::string_view word : iku::split(line, ' ')) {
          CHECK(known.contains(std::string(word)));
        }
      }
    }
  }
  iku::set_language(iku::Language::kIndonesian);
}

TEST_CASE("wrong usage ends in 64, help and version in 0") {
  const std::vector<std::vector<const char*>> wrong = {
      {},
      {"hitung"},
      {"calc"},
      {"calc", "a", "b"},
      {"calc", "a", "--formt", "csv"},
      {"calc", "a", "--format", "pdf"},
      {"explain", "a"},
      {"eval"},
      {"check"},
      {"new"},
      {"calc", "a", "--limit"},
      {"calc", "a", "--lang", "fr"},
  };
  for (const auto& words : wrong) {
    CAPTURE(words.empty() ? std::string() : std::string(words.back()));
    const Parsed parsed = parse(words);
    CHECK(parsed.status == 64);
    CHECK_FALSE(parsed.message.empty());
  }
  for (const char* word : {"--help", "-h", "--version"}) {
    CAPTURE(std::string(word));
    CHECK(parse({word}).status == 0);
    CHECK_FALSE(parse({word}).message.empty());
  }
}

TEST_CASE("the environment's language counts, in the order of POSIX") {
  struct Row {
    const char* all;
    const char* messages;
    const char* lang;
    const char* language;
  };
  const std::vector<Row> rows = {
      {"", "", "", "id"},
      {"C", "", "en_US.UTF-8", "id"},
      {"", "", "en_US.UTF-8", "en"},
      {"", "id_ID", "en_US", "id"},
      {"", "en_GB", "id_ID", "en"},
      {"id_ID.UTF-8", "en_GB", "en_GB", "id"},
  };
  const char* before = std::getenv("LC_ALL");
  const std::string kept = before == nullptr ? "" : before;
  for (const Row& row : rows) {
    setenv("LC_ALL", row.all, 1);
    setenv("LC_MESSAGES", row.messages, 1);
    setenv("LANG", row.lang, 1);
    CAPTURE(std::string(row.lang));
    CHECK(iku::cli::environment_language() == row.language);
  }
  unsetenv("LC_MESSAGES");
  unsetenv("LANG");
  setenv("LC_ALL", kept.c_str(), 1);
}

TEST_CASE("settings follow the options, else the defaults") {
  Options options;
  const iku::formula::Settings defaults = iku::cli::settings_of(options);
  REQUIRE(defaults.script_roots.size() == 1);
  CHECK(std::filesystem::exists(defaults.script_roots[0] / "kebijakan"));
  CHECK(defaults.budget.seconds == iku::Budget().seconds);
  options.scripts = "milik-saya";
  options.stdlib = "pustaka";
  options.limit = {"time=2", "cpu=5000"};
  const iku::formula::Settings settings = iku::cli::settings_of(options);
  CHECK(settings.script_roots[0] == std::filesystem::path("milik-saya"));
  CHECK(settings.stdlib_directory == "pustaka");
  CHECK(settings.budget.seconds == 2);
  CHECK(settings.budget.instructions == 5000);
  CHECK(settings.budget.memory == iku::Budget().memory);
  options.limit = {"cpuu=5"};
  CHECK_THROWS_AS(iku::cli::settings_of(options), iku::Error);
}

}  // namespace
