#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "base/catalogue.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/lua_entry.hpp"
#include "lua/budget.hpp"
#include "model/value.hpp"
#include "repository.hpp"

// README.md read from top to bottom as one session in one directory, which holds examples/ and
// scripts/: `console` fences are commands with their exact output ("…" alone on a line stands for
// lines left out), and `lua` and `json` fences that name a file write it. IKU_UPDATE_GOLDEN=1
// rewrites the outputs.

namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status = 0;
  std::vector<std::string> lines;
};

// Arguments of a command line, with double quotes as the only quoting.
std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;
  bool quoted = false;
  for (const char c : command + " ") {
    if (c == ' ' && !quoted) {
      if (open) words.push_back(word);
      word.clear();
      open = false;
      continue;
    }
    if (c == '"') {
      quoted = !quoted;
    } else {
      word += c;
    }
    open = true;
  }
  return words;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : iku::split(text, '\n')) {
    std::string kept(line);
    kept.erase(kept.find_last_not_of(' ') + 1);
    lines.push_back(kept);
  }
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

Outcome run_program(const std::vector<std::string>& words) {
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out;
  iku::cli::Streams streams{out, out};
  iku::set_language(iku::Language::kIndonesian);
  Outcome outcome;
  outcome.status = iku::cli::run(static_cast<int>(argv.size()), argv.data(), streams);
  iku::set_language(iku::Language::kIndonesian);
  outcome.lines = lines_of(out.str());
  return outcome;
}

// The actual lines with the same part left out as in the expected ones.
std::vector<std::string> shortened(const std::vector<std::string>& actual,
                                   const std::vector<std::string>& expected) {
  const auto gap = std::find(expected.begin(), expected.end(), "…");
  if (gap == expected.end()) return actual;
  const auto head = gap - expected.begin();
  const auto tail = expected.end() - gap - 1;
  if (static_cast<std::ptrdiff_t>(actual.size()) <= head + tail) return actual;
  std::vector<std::string> lines(actual.begin(), actual.begin() + head);
  lines.emplace_back("…");
  lines.insert(lines.end(), actual.end() - tail, actual.end());
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

class Session {
 public:
  // One fence: its info string ("lua file=x.lua") and its lines; returns the lines it should have.
  std::vector<std::string> fence(const std::string& info, const std::vector<std::string>& body) {
    const std::string language = info.substr(0, info.find(' '));
    const std::size_t file = info.find("file=");
    if (file != std::string::npos) iku::test::write_text(info.substr(file + 5), joined(body));
    if (language == "console") return console(body);
    if (language == "json") CHECK_NOTHROW(parse_json(joined(body)));
    if (language == "lua") check_lua(info, body);
    return body;
  }

  int commands() const { return commands_; }

 private:
  static void parse_json(const std::string& text) {
    if (nlohmann::json::parse(text).empty()) throw std::runtime_error("nothing in it");
  }

  // A definition is checked as `iku check` would; any other chunk is used by a command further on.
  static void check_lua(const std::string& info, const std::vector<std::string>& body) {
    const std::string text = joined(body);
    CAPTURE(text);
    const std::size_t file = info.find("file=");
    const std::string path = file != std::string::npos ? info.substr(file + 5) : "fence.lua";
    if (file == std::string::npos) iku::test::write_text(path, text);
    const bool definition = text.find("return indikator {") != std::string::npos ||
                            text.find("return kebijakan {") != std::string::npos;
    CHECK((definition || file != std::string::npos));
    if (!definition) return;
    const Outcome outcome = run_program({"iku", "check", path});
    CHECK_MESSAGE(outcome.status <= 1, joined(outcome.lines));
  }

  std::vector<std::string> console(const std::vector<std::string>& body) {
    std::vector<std::string> updated;
    std::size_t at = 0;
    while (at < body.size()) {
      const std::string line = body[at++];
      CAPTURE(line);
      REQUIRE(line.starts_with("$ "));
      updated.push_back(line);
      std::vector<std::string> expected;
      while (at < body.size() && !body[at].starts_with("$ ")) expected.push_back(body[at++]);
      const std::vector<std::string> actual = shortened(run(line.substr(2)), expected);
      if (!iku::test::update_golden()) CHECK(joined(actual) == joined(expected));
      updated.insert(updated.end(), actual.begin(), actual.end());
    }
    return updated;
  }

  std::vector<std::string> run(const std::string& command) {
    if (command == "echo $?") return {std::to_string(status_)};
    const std::vector<std::string> words = words_of(command);
    REQUIRE(words.front() == "iku");
    Outcome outcome = run_program(words);
    status_ = outcome.status;
    ++commands_;
    return outcome.lines;
  }

  int status_ = 0;
  int commands_ = 0;
};

std::string readme() { return iku::test::read_text(iku::test::source_path("README.md")); }

// Words in the first column of the glossary, which is the table under "## Glossary".
std::set<std::string> glossary() {
  const std::string text = readme();
  const std::size_t start = text.find("\n## Glossary\n");
  REQUIRE(start != std::string::npos);
  const std::size_t end = text.find("\n## ", start + 4);
  std::set<std::string> words;
  for (const std::string& line : lines_of(text.substr(start, end - start))) {
    if (!line.starts_with("| ")) continue;
    const std::string cell = line.substr(2, line.find(" |", 2) - 2);
    for (const std::string_view word : iku::split(cell, ',')) {
      words.emplace(iku::trim(word));
    }
  }
  return words;
}

void collect_keys(const nlohmann::json& node, std::set<std::string>& keys) {
  if (node.is_object() && node.contains("properties") && node["properties"].is_object()) {
    for (const auto& [key, value] : node["properties"].items()) keys.insert(key);
  }
  if (node.is_structured()) {
    for (const auto& child : node) collect_keys(child, keys);
  }
}

}  // namespace

TEST_CASE("every fenced example of README.md does what README.md says") {
  iku::test::Scratch scratch;
  for (const char* folder : {"examples", "scripts"}) {
    fs::copy(iku::test::source_path(folder), folder, fs::copy_options::recursive);
  }
  Session session;
  std::vector<std::string> updated;
  std::vector<std::string> body;
  std::optional<std::string> info;
  for (const std::string& line : lines_of(readme())) {
    if (!line.starts_with("```")) {
      (info ? body : updated).push_back(line);
    } else if (!info) {
      info = line.substr(3);
      updated.push_back(line);
    } else {
      const auto lines = session.fence(*info, body);
      updated.insert(updated.end(), lines.begin(), lines.end());
      updated.push_back(line);
      body.clear();
      info.reset();
    }
  }
  CHECK(!info);
  CHECK(session.commands() >= 10);
  if (iku::test::update_golden()) {
    iku::test::write_text(iku::test::source_path("README.md"), joined(updated));
  }
}

TEST_CASE("the glossary of README.md has every word of the workspace format") {
  const std::set<std::string> words = glossary();
  std::set<std::string> keys;
  for (const iku::EmbeddedFile& file : iku::embedded_files()) {
    if (file.name == "workspace.schema.json") {
      collect_keys(nlohmann::json::parse(file.content), keys);
    }
  }
  REQUIRE(keys.size() > 40);
  for (const char* plain : {"$schema", "format", "program"}) keys.erase(plain);
  for (const std::string& key : keys) {
    CAPTURE(key);
    CHECK(words.contains(key));
  }
}

TEST_CASE("README.md names every command, option and failure class") {
  const std::string text = readme();
  const Outcome help = run_program({"iku", "--help"});
  std::vector<std::string> commands;
  bool listed = false;
  for (const std::string& line : help.lines) {
    if (listed && line.starts_with("  ") && line[2] != ' ') commands.push_back(words_of(line)[0]);
    if (line == "Perintah:") listed = true;
  }
  REQUIRE(commands.size() >= 7);
  for (const std::string& command : commands) {
    CAPTURE(command);
    CHECK(text.find("`iku " + command + " ") != std::string::npos);
    for (const std::string& line : run_program({"iku", command, "--help"}).lines) {
      const std::size_t at = line.find("--");
      if (!line.starts_with("  -") || at == std::string::npos) continue;
      const std::string option = line.substr(at, line.find_first_of(" ,:", at) - at);
      CAPTURE(option);
      CHECK(text.find("`" + option) != std::string::npos);
    }
  }
  for (int kind = 0; kind <= static_cast<int>(iku::FailureClass::kRuntime); ++kind) {
    const std::string name(iku::failure_name(static_cast<iku::FailureClass>(kind)));
    CAPTURE(name);
    CHECK(text.find("`" + name + "`") != std::string::npos);
  }
}

TEST_CASE("README.md states the limits that hold") {
  const iku::Budget budget;
  const std::string text = readme();
  CHECK(text.find(fmt::format("{} MiB all\ntogether", budget.definitions >> 20)) !=
        std::string::npos);
  for (const std::string& row :
       {fmt::format("| `limit.cpu` | `cpu` | {} million steps:", budget.instructions / 1'000'000),
        fmt::format("| `limit.time` | `time` | {} s,", budget.seconds),
        fmt::format("| `limit.memory` | `memory`, `block` | {} MiB, and {} MiB in one piece |",
                    budget.memory >> 20, budget.block >> 20),
        fmt::format("| `limit.depth` | `depth` | {} nested calls of library functions",
                    budget.depth),
        fmt::format("| `limit.output` | `output` | {} KiB |", budget.output >> 10),
        fmt::format("| `limit.source` | `source` | {} KiB |", budget.source >> 10)}) {
    CAPTURE(row);
    CHECK(text.find(row) != std::string::npos);
  }
  const iku::Budget& script = iku::kScriptBudget;
  for (const std::string& words :
       {fmt::format("no option changes: {} million steps, ", script.instructions / 1'000'000),
        fmt::format("takes {}; {} s, without", iku::kHostCallSteps, script.seconds),
        fmt::format("{} MiB, and {} MiB in one piece (a\n", script.memory >> 20,
                    script.block >> 20),
        fmt::format("{} MiB of output", script.output >> 20)}) {
    CAPTURE(words);
    CHECK(text.find(words) != std::string::npos);
  }
  CHECK(script.depth == budget.depth);
  CHECK(script.source == budget.source);
  CHECK(text.find(fmt::format("A line typed in the shell gets {} times", iku::cli::kLineBudget)) !=
        std::string::npos);
}

TEST_CASE("README.md counts the sandbox cases there are") {
  const std::size_t cases = iku::test::files_below("tests/sandbox", {".lua"}).size() +
                            iku::test::files_below("tests/sandbox-extra", {".lua"}).size();
  CHECK(readme().find(fmt::format("hold {} scripts", cases)) != std::string::npos);
}
