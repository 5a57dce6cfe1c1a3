#include "store/json_advice.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.hpp"

namespace iku::store {
namespace {

constexpr std::size_t kNowhere = ParseFault::kNowhere;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

/// The offset of the last byte before `offset` that is not blank, or kNowhere.
std::size_t before(std::string_view text, std::size_t offset) {
  while (offset > 0) {
    --offset;
    if (!is_blank(text[offset])) return offset;
  }
  return kNowhere;
}

std::string word_at(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (end < text.size() && is_word(text[end]) && end - offset < 40) ++end;
  return std::string(text.substr(offset, end - offset));
}

/// A malformed string: where inside it the fault is, and what it is.
Advice advise_string(std::string_view text, const ParseFault& fault) {
  const bool at_end = fault.read > text.size();
  const std::size_t last = std::min(fault.read, text.size()) - 1;
  if (at_end || text[last] == '\n' || text[last] == '\r') {
    return {"json.unclosed_string", fault.begin, fault.begin + 1, {}};
  }
  if (static_cast<unsigned char>(text[last]) < 0x20) {
    return {"json.control_character", last, last + 1, {}};
  }
  const std::size_t slash = text.rfind('\\', last);
  if (slash != std::string_view::npos && slash > fault.begin && last - slash <= 12) {
    return {"json.bad_escape", slash, last + 1, std::string(text.substr(slash, 2))};
  }
  return {"json.bad_text", last, last + 1, {}};
}

Advice advise_end(std::string_view text, const ParseFault& fault) {
  const std::size_t last = before(text, text.size());
  if (last == kNowhere) return {"json.empty", 0, 1, {}};
  return {"json.unexpected_end", last, last + 1, {}, fault.other};
}

/// A word that stands without quotes.
Advice advise_word(std::string_view text, const ParseFault& fault, char previous) {
  const std::string word = word_at(text, fault.begin);
  const std::size_t end = fault.begin + word.size();
  const std::string small = lower(word);
  if (small == "nan" || small == "inf" || small == "infinity") {
    return {"json.not_finite", fault.begin, end, word};
  }
  static constexpr std::array kLiterals = {"none", "nil", "null", "true", "false", "kosong"};
  if (std::find(kLiterals.begin(), kLiterals.end(), small) != kLiterals.end()) {
    return {"json.literal", fault.begin, end, word};
  }
  const bool in_object = fault.other != kNowhere && text[fault.other] == '{';
  const bool key = in_object && (previous == '{' || previous == ',');
  return {key ? "json.bare_key" : "json.bare_text", fault.begin, end, word};
}

/// A number that is written as people print it, not as JSON has it; empty code if it is not that.
Advice advise_number(std::string_view text, const ParseFault& fault, std::size_t previous) {
  const char c = text[fault.begin];
  const bool adjacent = previous != kNowhere && previous + 1 == fault.begin;
  const bool in_object = fault.other != kNowhere && text[fault.other] == '{';
  std::size_t start = fault.begin;
  while (start > 0 && (is_digit(text[start - 1]) || text[start - 1] == '.' ||
                       text[start - 1] == ',' || text[start - 1] == '-')) {
    --start;
  }
  std::size_t end = fault.begin + 1;
  while (end < text.size() &&
         (is_digit(text[end]) || text[end] == '.' ||
          (text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  const std::string number(text.substr(start, end - start));
  if (is_digit(c) && in_object && adjacent && text[previous] == ',' && previous > 0 &&
      is_digit(text[previous - 1])) {
    return {"json.decimal_comma", start, end, number};
  }
  if (c == '.' && adjacent && is_digit(text[previous])) {
    return {"json.grouped_number", start, end, number};
  }
  if (is_digit(c) && adjacent && is_digit(text[previous])) {
    return {"json.leading_zero", start, end, number};
  }
  if (c == '+' || c == '-' || c == '.') return {"json.bad_number", start, end, number};
  return {};
}

}  // namespace

Advice advise(std::string_view text, const ParseFault& fault) {
  if (fault.in_string) return advise_string(text, fault);
  if (fault.read > text.size() || fault.begin >= text.size()) return advise_end(text, fault);
  const std::size_t begin = fault.begin;
  const std::size_t end = std::max(begin + 1, std::min(fault.end, text.size()));
  const char c = text[begin];
  const std::size_t previous_at = before(text, begin);
  const char previous = previous_at == kNowhere ? '\0' : text[previous_at];
  const bool closes = c == '}' || c == ']';

  if (previous == ',' && closes) return {"json.trailing_comma", previous_at, previous_at + 1, {}};
  if (c == ',') return {"json.extra_comma", begin, begin + 1, {}};
  if (c == '/' || c == '#') return {"json.comment", begin, begin + 1, {}};
  if (c == '\'' || c == '`' || text.substr(begin, 2) == "\xE2\x80" ||
      text.substr(begin, 2) == "\xC2\xAB") {
    return {"json.other_quotes", begin, begin + 1, {}};
  }
  if (c == '=' || c == ';') return {"json.other_separator", begin, begin + 1, std::string(1, c)};
  if (Advice number = advise_number(text, fault, previous_at); !number.code.empty()) {
    return number;
  }
  if (fault.other == kNowhere && previous_at != kNowhere) {
    return {"json.extra_text", begin, begin + 1, {}};
  }
  if (fault.after_key && previous != ':') return {"json.missing_colon", begin, end, {}};
  if (is_word(c) && !is_digit(c)) return advise_word(text, fault, previous);
  if (closes && fault.other != kNowhere && previous != ':') {
    return {"json.wrong_bracket", begin, begin + 1, std::string(1, c), fault.other};
  }
  const bool after_value = previous != ':' && previous != ',' && previous != '{' && previous != '[';
  if (after_value && (c == '"' || c == '{' || c == '[' || is_digit(c))) {
    return {"json.missing_comma", begin, end, {}};
  }
  return {"json.syntax", begin, end, {}};
}

}  // namespace iku::store
