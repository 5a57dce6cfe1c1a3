#include "lua/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <regex>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku::lua {

namespace {

enum class Blanks {
  kNames,  ///< the groups are names
  kTypes,  ///< the first is a type of Lua, or both are
};

struct Pattern {
  const char* expression;
  std::string_view key;
  Blanks blanks = Blanks::kNames;
};

// Tried in order; the groups fill the sentence's blanks.
constexpr Blanks kTypes = Blanks::kTypes;
const std::array<Pattern, 26> kPatterns = {{
    {R"(attempt to perform arithmetic on a (\w+) value \((?:\w+) '([^']*)'\))",
     "lua.msg.arith_named", kTypes},
    {R"(attempt to perform arithmetic on a (\w+) value)", "lua.msg.arith", kTypes},
    {R"(attempt to perform bitwise operation on a (\w+) value)", "lua.msg.bits", kTypes},
    {R"(attempt to call a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.call_named", kTypes},
    {R"(attempt to call a (\w+) value)", "lua.msg.call", kTypes},
    {R"(attempt to index a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.index_named", kTypes},
    {R"(attempt to index a (\w+) value)", "lua.msg.index", kTypes},
    {R"(attempt to get length of a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.length_named",
     kTypes},
    {R"(attempt to get length of a (\w+) value)", "lua.msg.length", kTypes},
    {R"(attempt to concatenate a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.concat_named",
     kTypes},
    {R"(attempt to concatenate a (\w+) value)", "lua.msg.concat", kTypes},
    {R"(attempt to compare (?:two )?(\w+)(?: values)?(?: with (\w+))?)", "lua.msg.compare", kTypes},
    {R"(attempt to perform 'n//0')", "lua.msg.zero_division"},
    {R"(attempt to perform 'n%%0')", "lua.msg.zero_division"},
    {R"(number has no integer representation)", "lua.msg.no_integer"},
    {R"('for' step is zero)", "lua.msg.for_zero"},
    {R"('for' initial value must be a number, not a (\w+))", "lua.msg.for_initial", kTypes},
    {R"('for' limit must be a number, not a (\w+))", "lua.msg.for_limit", kTypes},
    {R"('for' step must be a number, not a (\w+))", "lua.msg.for_step", kTypes},
    {R"(invalid value \(at index (\d+)\) in table for 'concat')", "lua.msg.concat_list"},
    {R"(invalid key to 'next')", "lua.msg.next_key"},
    {R"(invalid UTF-8 code)", "lua.msg.utf8"},
    {R"(initial position is a continuation byte)", "lua.msg.utf8_middle"},
    {R"(wrong number of arguments to '([^']*)')", "lua.msg.argument_count"},
    {R"(assertion failed!)", "lua.msg.assertion"},
    {R"(stack overflow)", "lua.depth"},
}};

// What is wrong with an argument, as it stands in brackets.
const std::array<Pattern, 6> kArgumentPatterns = {{
    {R"((\S+) expected, got no value)", "lua.msg.expected_none", kTypes},
    {R"((\S+) expected, got (\S+))", "lua.msg.expected_got", kTypes},
    {R"(number has no integer representation)", "lua.msg.expected_whole"},
    {R"((\w+)(?: or \w+)? expected)", "lua.msg.expected", kTypes},
    {R"(\d+\.\.\d+|.*out of (?:range|bounds)|.*wrap around)", "lua.msg.out_of_range"},
    {R"(no value)", "lua.msg.no_value"},
}};
constexpr const char* kArgument = R"(bad argument #(\d+) to '([^']*)' \((.*)\))";
constexpr const char* kSelf = R"(calling '([^']*)' on bad self(?: \(.*\))?)";

constexpr std::string_view kBeginnings[] = {"'for' ",     "assertion",   "attempt", "bad argument",
                                            "calling '",  "initial",     "invalid", "number has",
                                            "stack over", "wrong number"};

constexpr std::size_t kLongestMessage = 1000;

// Expressions are compiled at the first message: it takes a hundred times as long as a search.
template <std::size_t kCount>
std::vector<std::regex> compiled(const std::array<Pattern, kCount>& patterns) {
  std::vector<std::regex> all;
  all.reserve(kCount);
  for (const Pattern& pattern : patterns) all.emplace_back(pattern.expression);
  return all;
}

// "string/table" as "teks/tabel".
std::string type_words(std::string_view types) {
  std::string words;
  for (const std::string_view type : split(types, '/')) {
    words += (words.empty() ? "" : "/") + type_word(type);
  }
  return words;
}

template <std::size_t kCount>
std::optional<std::string> said(const std::string& message,
                                const std::array<Pattern, kCount>& patterns,
                                const std::vector<std::regex>& expressions) {
  for (std::size_t i = 0; i < kCount; ++i) {
    std::smatch match;
    if (!std::regex_search(message, match, expressions[i],
                           std::regex_constants::match_continuous)) {
      continue;
    }
    const Pattern& pattern = patterns[i];
    const bool types = pattern.blanks == Blanks::kTypes;
    std::string first = match.size() > 1 ? match[1].str() : "";
    std::string second = match.size() > 2 && match[2].matched ? match[2].str() : first;
    if (types) {
      first = type_words(first);
      second = type_words(second);
    }
    return say(pattern.key, first, second);
  }
  return std::nullopt;
}

std::optional<std::string> said_of_argument(const std::string& message) {
  static const std::regex argument(kArgument);
  static const std::regex self(kSelf);
  static const std::vector<std::regex> expressions = compiled(kArgumentPatterns);
  std::smatch match;
  if (std::regex_match(message, match, self)) return say("lua.msg.self", match[1].str());
  if (!std::regex_match(message, match, argument)) return std::nullopt;
  const std::string why = match[3].str();
  return say("lua.msg.argument", match[1].str(), match[2].str(),
             said(why, kArgumentPatterns, expressions).value_or(why));
}

}  // namespace

std::string several_results(int count) { return say("lua.result_many", count); }

std::string too_many_arguments(const std::string& function, int most, int given) {
  return say("lua.too_many_arguments", function, most, given);
}

std::string shortened(std::string text) {
  if (text.size() <= kLongestMessage) return text;
  std::size_t cut = kLongestMessage;
  while (cut > kLongestMessage - 4 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  text.resize(cut);
  return text + "…";
}

std::string type_word(std::string_view type) {
  struct Word {
    std::string_view type;
    std::string_view key;
  };
  static constexpr Word kWords[] = {
      {"boolean", "lua.type.boolean"}, {"function", "lua.type.function"},
      {"nil", "lua.type.nil"},         {"number", "lua.type.number"},
      {"string", "lua.type.string"},   {"table", "lua.type.table"},
      {"userdata", "lua.type.number"},  // an operand
  };
  for (const Word& word : kWords) {
    if (word.type == type) return say(word.key);
  }
  return std::string(type);
}

std::string translate_message(const std::string& message) {
  const bool known =
      std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                  [&](std::string_view beginning) { return message.starts_with(beginning); });
  if (!known || message.size() > 300) return message;
  if (const auto argument = said_of_argument(message)) return *argument;
  static const std::vector<std::regex> expressions = compiled(kPatterns);
  return said(message, kPatterns, expressions).value_or(message);
}

}  // namespace iku::lua
