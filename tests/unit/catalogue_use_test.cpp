#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "report/verdict.hpp"
#include "repository.hpp"

// The catalogue against the sources: no key that is not there, none that nobody says.

namespace {

using iku::test::files_below;
using iku::test::read_text;

/// Keys put together from a beginning, a word that stands elsewhere in the engine, and an end.
struct Family {
  std::string prefix;
  std::string suffix;
};
const std::vector<Family> kFamilies = {
    {"cli.", ""},              // a command's one line of help
    {"cli.", ".examples"},     // and its examples
    {"formula.bagian.", ""},   // what a coverage counts
    {"formula.unknown_", ""},  // unit, indikator
    {"report.celah.", ""},     // the gap policies of stdlib/predikat.lua
    {"shell.help.", ""},       // the shell's commands
    {"store.help_", ""},       // advice by the kind of name
    {"store.shape_", ""},      // what a value should look like
};

struct Sources {
  std::set<std::string> literals;
  std::set<std::string> said;  ///< whole keys handed to say() or sentence()
};

const Sources& sources() {
  static const Sources all = [] {
    static const std::regex kLiteral(R"re("((?:[^"\\\n]|\\.)*)")re");
    static const std::regex kSaid(R"re(\b(?:say|sentence)\(\s*"([^"]*)"\s*[,)])re");
    Sources found;
    std::vector<std::filesystem::path> files = files_below("engine", {".cpp", ".hpp"});
    for (const auto& path : files_below("stdlib", {".lua"})) files.push_back(path);
    for (const auto& path : files) {
      if (path.filename().string().starts_with("catalogue")) continue;
      const std::string text = read_text(path);
      const std::sregex_iterator end;
      for (std::sregex_iterator at(text.begin(), text.end(), kLiteral); at != end; ++at) {
        std::string literal = (*at)[1].str();
        // columns() of the report marks a heading with > or * before its key
        if (literal.starts_with(">report.") || literal.starts_with("*report.")) literal.erase(0, 1);
        found.literals.insert(std::move(literal));
      }
      for (std::sregex_iterator at(text.begin(), text.end(), kSaid); at != end; ++at) {
        found.said.insert((*at)[1].str());
      }
    }
    return found;
  }();
  return all;
}

std::set<std::string> catalogue_keys() {
  std::set<std::string> keys;
  for (const iku::Sentence& sentence : iku::all_sentences()) keys.emplace(sentence.key);
  return keys;
}

/// A key that is put together: the help that belongs to another key, a verdict, or a family.
bool is_built(const std::string& key) {
  const std::set<std::string>& literals = sources().literals;
  if (key.ends_with(".help") && literals.contains(key.substr(0, key.size() - 5))) return true;
  for (const Family& family : kFamilies) {
    if (!key.starts_with(family.prefix) || !key.ends_with(family.suffix)) continue;
    if (key.size() <= family.prefix.size() + family.suffix.size()) continue;
    const std::string word =
        key.substr(family.prefix.size(), key.size() - family.prefix.size() - family.suffix.size());
    if (literals.contains(word)) return true;
  }
  return false;
}

TEST_CASE("every key that is said stands in the catalogue") {
  const std::set<std::string> keys = catalogue_keys();
  REQUIRE(sources().said.size() > 100);
  for (const std::string& key : sources().said) {
    CAPTURE(key);
    CHECK(keys.contains(key));
  }
}

TEST_CASE("a literal that looks like a key of the report stands in the catalogue") {
  static const std::regex kKey(R"((?:report|audit)(?:\.[a-z_]+)+)");
  const std::set<std::string> keys = catalogue_keys();
  int seen = 0;
  for (const std::string& literal : sources().literals) {
    if (!std::regex_match(literal, kKey)) continue;
    CAPTURE(literal);
    CHECK(keys.contains(literal));
    ++seen;
  }
  CHECK(seen > 50);
}

TEST_CASE("every key of the catalogue is said") {
  std::set<std::string> verdicts;
  for (int i = 0; i <= static_cast<int>(iku::report::Verdict::kTidakDinilai); ++i) {
    verdicts.insert("audit.verdict." +
                    std::string(verdict_name(static_cast<iku::report::Verdict>(i))));
  }
  for (const std::string& key : catalogue_keys()) {
    CAPTURE(key);
    CHECK((sources().literals.contains(key) || verdicts.contains(key) || is_built(key)));
  }
}

TEST_CASE("every verdict has its word") {
  const std::set<std::string> keys = catalogue_keys();
  for (int i = 0; i <= static_cast<int>(iku::report::Verdict::kTidakDinilai); ++i) {
    const std::string name(verdict_name(static_cast<iku::report::Verdict>(i)));
    CAPTURE(name);
    CHECK(keys.contains("audit.verdict." + name));
  }
}

TEST_CASE("every beginning of a family stands in the sources") {
  for (const Family& family : kFamilies) {
    CAPTURE(family.prefix);
    bool found = false;
    for (const std::string& literal : sources().literals) {
      found = found || literal.starts_with(family.prefix);
    }
    CHECK(found);
  }
}

}  // namespace
