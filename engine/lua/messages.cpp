#include "lua/messages.hpp"

#include <array>
#include <regex>
#include <string_view>

#include "base/catalogue.hpp"

namespace iku::lua {

namespace {

struct Pattern {
  const char* expression;
  std::string_view key;
};

// Tried in order; the groups fill the sentence's blanks.
const std::array<Pattern, 9> kPatterns = {{
    {R"(attempt to perform arithmetic on a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.arith_named"},
    {R"(attempt to perform arithmetic on a (\w+) value)", "lua.msg.arith"},
    {R"(attempt to call a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.call_named"},
    {R"(attempt to call a (\w+) value)", "lua.msg.call"},
    {R"(attempt to index a (\w+) value \((?:\w+) '([^']*)'\))", "lua.msg.index_named"},
    {R"(attempt to index a (\w+) value)", "lua.msg.index"},
    {R"(attempt to compare (?:two )?(\w+)(?: values)?(?: with (\w+))?)", "lua.msg.compare"},
    {R"(attempt to perform 'n//0')", "lua.msg.zero_division"},
    {R"(number has no integer representation)", "lua.msg.no_integer"},
}};

}  // namespace

Failure syntax_failure(const std::string& message) {
  Failure failure;
  failure.kind = FailureClass::kSyntax;
  failure.message = message;
  static const std::regex kPlace(R"(^(.*?):(\d+): ([\s\S]*)$)");
  std::smatch match;
  if (std::regex_match(message, match, kPlace)) {
    failure.where.file = match[1];
    failure.where.line = std::stoi(match[2]);
    failure.message = match[3];
  }
  return failure;
}

std::string translate_message(const std::string& message) {
  const bool known = message.starts_with("attempt") || message.starts_with("number has");
  if (!known || message.size() > 300) {
    return message;
  }
  for (const Pattern& pattern : kPatterns) {
    std::smatch match;
    if (!std::regex_search(message, match, std::regex(pattern.expression),
                           std::regex_constants::match_continuous)) {
      continue;
    }
    const std::string first = match.size() > 1 ? match[1].str() : "";
    const std::string second = match.size() > 2 ? match[2].str() : "";
    return say(pattern.key, first, second);
  }
  return message;
}

}  // namespace iku::lua
