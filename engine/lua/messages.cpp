#include "lua/messages.hpp"

#include <array>
#include <regex>
#include <vector>

#include "base/catalogue.hpp"

namespace iku::lua {

namespace {

struct Pattern {
  const char* expression;
  std::string_view key;
};

// Tried in order; the groups fill the sentence's blanks.
const std::array<Pattern, 18> kPatterns = {{
    {R"(attempt to perform arithmetic on a (\w+) value \((?:\w+) '([^']*)'\))",
     "lua.msg.arith_named"},
    {R"(attempt to perform arithmetic on a (\w+) value)", "lua.msg.arith"},
    {R"(attempt to call a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.call_named"},
    {R"(attempt to call a (\w+) value)", "lua.msg.call"},
    {R"(attempt to index a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.index_named"},
    {R"(attempt to index a (\w+) value)", "lua.msg.index"},
    {R"(attempt to get length of a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.length_named"},
    {R"(attempt to get length of a (\w+) value)", "lua.msg.length"},
    {R"(attempt to concatenate a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.concat_named"},
    {R"(attempt to concatenate a (\w+) value)", "lua.msg.concat"},
    {R"(attempt to compare (?:two )?(\w+)(?: values)?(?: with (\w+))?)", "lua.msg.compare"},
    {R"(attempt to perform 'n//0')", "lua.msg.zero_division"},
    {R"(attempt to perform 'n%%0')", "lua.msg.zero_division"},
    {R"(number has no integer representation)", "lua.msg.no_integer"},
    {R"('for' step is zero)", "lua.msg.for_zero"},
    {R"('for' initial value must be a number, not a (\w+))", "lua.msg.for_initial"},
    {R"('for' limit must be a number, not a (\w+))", "lua.msg.for_limit"},
    {R"('for' step must be a number, not a (\w+))", "lua.msg.for_step"},
}};

constexpr std::size_t kLongestMessage = 1000;

// Compiled at the first message: it takes a hundred times as long as a search.
const std::vector<std::regex>& expressions() {
  static const std::vector<std::regex> compiled = [] {
    std::vector<std::regex> all;
    all.reserve(kPatterns.size());
    for (const Pattern& pattern : kPatterns) all.emplace_back(pattern.expression);
    return all;
  }();
  return compiled;
}

}  // namespace

std::string several_results(int count) { return say("lua.result_many", count); }

std::string shortened(std::string text) {
  if (text.size() <= kLongestMessage) return text;
  std::size_t cut = kLongestMessage;
  while (cut > kLongestMessage - 4 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  text.resize(cut);
  return text + "…";
}

std::string translate_message(const std::string& message) {
  const bool known = message.starts_with("attempt") || message.starts_with("number has") ||
                     message.starts_with("'for' ");
  if (!known || message.size() > 300) {
    return message;
  }
  for (std::size_t i = 0; i < kPatterns.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(message, match, expressions()[i],
                           std::regex_constants::match_continuous)) {
      continue;
    }
    const std::string first = match.size() > 1 ? match[1].str() : "";
    const std::string second = match.size() > 2 && match[2].matched ? match[2].str() : first;
    return say(kPatterns[i].key, first, second);
  }
  return message;
}

}  // namespace iku::lua
