#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "case_file.hpp"
#include "cli/commands.hpp"
#include "repository.hpp"

// Runs tests/cases/*.test in process, each in a scratch directory of its own. What a case file
// holds is told in case_file.hpp. IKU_UPDATE_GOLDEN=1 writes what came out into the files whose
// expectations do not hold.

namespace {

namespace fs = std::filesystem;
using iku::test::CaseFile;
using iku::test::Section;

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

/// std::cin reads this text while it lives.
class Input {
 public:
  explicit Input(const std::string& text)
      : stream_(text), before_(std::cin.rdbuf(stream_.rdbuf())) {
    std::cin.clear();
  }
  ~Input() {
    std::cin.rdbuf(before_);
    std::cin.clear();
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

 private:
  std::istringstream stream_;
  std::streambuf* before_;
};

Outcome run(const std::string& command, const std::string& standard_input) {
  const std::vector<std::string> words = iku::test::split_arguments(command);
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  const Input input(standard_input);
  std::ostringstream out;
  std::ostringstream err;
  iku::cli::Streams streams{out, err};
  Outcome outcome;
  outcome.status = iku::cli::run(static_cast<int>(argv.size()), argv.data(), streams);
  iku::set_language(iku::Language::kIndonesian);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

std::string unescape(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0) {
      bytes += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

std::string repeated(std::istringstream& arguments) {
  std::size_t count = 0;
  std::string part;
  arguments >> count >> part;
  std::string text;
  while (count-- > 0) text += part;
  return text;
}

/// Makes the files of a section; false where it is about a command instead.
bool make_files(const Section& section, std::map<std::string, std::string>& made) {
  std::istringstream arguments(section.argument);
  std::string name;
  arguments >> name;
  if (section.kind == "file") {
    made[name] = section.body;
  } else if (section.kind == "bytes") {
    made[name] = unescape(section.body);
  } else if (section.kind == "repeat") {
    made[name] = repeated(arguments);
  } else if (section.kind == "size") {
    std::uintmax_t size = 0;
    arguments >> size;
    iku::test::write_text(name, "");
    fs::resize_file(name, size);
    return true;
  } else if (section.kind == "example") {
    fs::copy(iku::test::source_path("examples/" + name), name, fs::copy_options::recursive);
    return true;
  } else {
    return false;
  }
  iku::test::write_text(name, made[name]);
  return true;
}

/// The sections of a case as they would be if everything that came out were right.
class CaseRun {
 public:
  explicit CaseRun(const CaseFile& file) {
    actual_.title = file.title;
    for (const Section& section : file.sections) take(section);
    finish_command();
  }

  const CaseFile& actual() const { return actual_; }
  int commands() const { return commands_; }

 private:
  void take(const Section& section) {
    if (make_files(section, made_)) {
      finish_command();
      actual_.sections.push_back(section);
    } else if (section.kind == "stdin") {
      finish_command();
      standard_input_ = section.body;
      actual_.sections.push_back(section);
    } else if (section.kind == "run") {
      finish_command();
      actual_.sections.push_back(section);
      outcome_ = run(section.argument, standard_input_);
      standard_input_.clear();
      running_ = true;
      ++commands_;
    } else if (section.kind == "kept" || section.kind == "gone") {
      check_file(section);
    } else {
      expected_[section.kind] = section;
    }
  }

  void check_file(const Section& section) {
    finish_command();
    CAPTURE(section.argument);
    if (section.kind == "gone") {
      CHECK_FALSE(fs::exists(section.argument));
    } else {
      CHECK(iku::test::read_text(section.argument) == made_.at(section.argument));
    }
    actual_.sections.push_back(section);
  }

  void finish_command() {
    if (!running_) return;
    running_ = false;
    if (outcome_.status != 0 || expected_.contains("exit")) {
      actual_.sections.push_back({"exit", std::to_string(outcome_.status), ""});
    }
    for (const auto& [kind, text] : {std::pair{"out", outcome_.out}, {"err", outcome_.err}}) {
      const auto expected = expected_.find(kind);
      if (expected != expected_.end() && iku::test::matches(expected->second.body, text)) {
        actual_.sections.push_back(expected->second);
      } else if (expected != expected_.end() || !text.empty()) {
        actual_.sections.push_back({kind, "", text});
      }
    }
    expected_.clear();
  }

  CaseFile actual_;
  std::map<std::string, std::string> made_;
  std::map<std::string, Section> expected_;
  std::string standard_input_;
  Outcome outcome_;
  bool running_ = false;
  int commands_ = 0;
};

/// Where two texts part, for people: "line 12: came out …, the file says …".
std::string first_difference(const std::string& actual, const std::string& expected) {
  std::istringstream a(actual);
  std::istringstream b(expected);
  std::string came_out;
  std::string said;
  for (int line = 1;; ++line) {
    const bool more = static_cast<bool>(std::getline(a, came_out));
    const bool more_said = static_cast<bool>(std::getline(b, said));
    if (!more) came_out = "(end)";
    if (!more_said) said = "(end)";
    if (came_out != said || !(more || more_said)) {
      return "line " + std::to_string(line) + ": came out: " + came_out +
             "\nthe file says: " + said;
    }
  }
}

}  // namespace

TEST_CASE("every case of tests/cases comes out as its file says") {
  setenv("LC_ALL", "C", 1);
  const auto paths = iku::test::files_below("tests/cases", {".test"});
  CHECK(paths.size() >= 40);
  for (const fs::path& path : paths) {
    const std::string name = path.stem().string();
    CAPTURE(name);
    const std::string text = iku::test::read_text(path);
    const CaseFile file = iku::test::parse_case(text);
    CHECK(std::set<std::string>{"cmd-", "opt-", "feat", "fix-"}.contains(name.substr(0, 4)));
    CHECK(file.title.size() > 10);
    const iku::test::Scratch scratch;
    const CaseRun run(file);
    CHECK(run.commands() > 0);
    const std::string actual = print_case(run.actual());
    if (iku::test::update_golden() && actual != text) iku::test::write_text(path, actual);
    CHECK_MESSAGE(actual == text, first_difference(actual, text));
  }
}

TEST_CASE("an expectation matches what it says and nothing else") {
  struct Row {
    const char* expectation;
    const char* text;
    bool same;
  };
  const std::vector<Row> rows = {
      {"a\n", "a\n", true},
      {"a\n", "a", false},
      {"a\n", "ab\n", false},
      {"", "", true},
      {"", "a", false},
      {"a [...] c\n", "a bb c\n", true},
      {"a [...] c\n", "a bb d\n", false},
      {"[...]\n", "", true},
      {"[...]\n", "a\nb\n", true},
      {"a\n[...]\nd\n", "a\nb\nc\nd\n", true},
      {"a\n[...]\nd\n", "a\nd\n", true},
      {"a\n[...]\nd\n", "a\nb\n", false},
      {"[...]b[...]\n", "abc\n", true},
      {"[...]x[...]\n", "abc\n", false},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.expectation));
    CAPTURE(std::string(row.text));
    CHECK(iku::test::matches(row.expectation, row.text) == row.same);
  }
}

TEST_CASE("a case file is read and written the same") {
  const std::string text = "Title.\n\n== file a.json\n{}\n== run iku 'a b' c\n== exit 65\n";
  const CaseFile file = iku::test::parse_case(text);
  CHECK(iku::test::print_case(file) == text);
  REQUIRE(file.sections.size() == 3);
  CHECK(iku::test::split_arguments(file.sections[1].argument) ==
        std::vector<std::string>{"iku", "a b", "c"});
  CHECK_THROWS(iku::test::parse_case("T\n== fiel a\n"));
}
