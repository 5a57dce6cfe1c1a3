#include "base/catalogue.hpp"

#include <doctest/doctest.h>
#include <fmt/args.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace iku {
namespace {

/// The placeholders of a format string, sorted, with plain "{}" numbered as fmt counts them.
std::vector<std::string> placeholders(std::string_view format) {
  std::vector<std::string> found;
  int next = 0;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format.substr(at, 2) == "{{") {
      ++at;
    } else if (format[at] == '{') {
      const std::string inside(format.substr(at + 1, format.find('}', at) - at - 1));
      const bool numbered = inside.empty() || inside.front() == ':';
      found.push_back(numbered ? std::to_string(next++) + inside : inside);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("every sentence stands in both languages with the same blanks") {
  REQUIRE(all_sentences().size() > 30);
  for (const Sentence& sentence : all_sentences()) {
    CAPTURE(std::string(sentence.key));
    CHECK_FALSE(sentence.key.empty());
    CHECK_FALSE(sentence.indonesian.empty());
    CHECK_FALSE(sentence.english.empty());
    CHECK(placeholders(sentence.indonesian) == placeholders(sentence.english));
    CHECK_FALSE(invalid_utf8(sentence.indonesian).has_value());
    CHECK_FALSE(invalid_utf8(sentence.english).has_value());
  }
}

TEST_CASE("no key stands twice") {
  const std::vector<Sentence>& all = all_sentences();
  for (std::size_t i = 1; i < all.size(); ++i) {
    CAPTURE(std::string(all[i].key));
    CHECK(all[i - 1].key < all[i].key);
  }
}

TEST_CASE("every sentence is a valid format string") {
  // Ten arguments are more than any sentence has; fmt ignores those that are left over.
  for (const Sentence& sentence : all_sentences()) {
    CAPTURE(std::string(sentence.key));
    for (std::string_view text : {sentence.indonesian, sentence.english}) {
      fmt::dynamic_format_arg_store<fmt::format_context> arguments;
      for (int i = 0; i < 10; ++i) arguments.push_back(i);
      CHECK_NOTHROW(static_cast<void>(fmt::vformat(text, arguments)));
    }
  }
}

TEST_CASE("a sentence follows the language and an unknown key shows itself") {
  CHECK(language() == Language::kIndonesian);
  CHECK(say("diagnostic.error") == "galat");
  CHECK(say("diagnostic.line", 3) == "baris 3");
  set_language(Language::kEnglish);
  const std::string english = say("diagnostic.line", 3);
  set_language(Language::kIndonesian);
  CHECK(english == "line 3");
  CHECK(say("no.such.key") == "no.such.key");
}

}  // namespace iku
