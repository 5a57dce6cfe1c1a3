#include "lua/expression_scan.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace iku::lua {

namespace {

// No clock is read while such an expression runs.
constexpr std::size_t kMaxTokens = 1000;

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Reads tokens one by one: names, numbers and single characters as they are, a string as "\"".
// Long brackets and comments inside the function are not needed by anyone's formula: they end the
// scan as an empty token, which no rule below accepts.
class Scanner {
 public:
  explicit Scanner(std::string_view source) : source_(source) {}

  std::string_view next() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (std::isspace(static_cast<unsigned char>(c)) != 0) {
        ++at_;
      } else if (begins("--[") || begins("[[") || begins("[=")) {
        return {};  // a long comment or string: not looked into
      } else if (begins("--")) {
        at_ = std::min(source_.find_first_of("\r\n", at_), source_.size());  // as Lua does
      } else if (c == '"' || c == '\'') {
        return string(c);
      } else if (is_name_char(c)) {
        const std::size_t from = at_;
        // A number may hold a dot: 1.25. A name's dot is a token of its own.
        const bool number = std::isdigit(static_cast<unsigned char>(c)) != 0;
        while (at_ < source_.size() &&
               (is_name_char(source_[at_]) || (number && source_[at_] == '.'))) {
          ++at_;
        }
        return source_.substr(from, at_ - from);
      } else {
        return source_.substr(at_++, 1);
      }
    }
    return {};
  }

  bool done() const { return at_ >= source_.size(); }

 private:
  bool begins(std::string_view with) const { return source_.substr(at_, with.size()) == with; }

  std::string_view string(char quote) {
    const std::size_t from = at_++;
    while (at_ < source_.size() && source_[at_] != quote) {
      if (source_[at_] == '\\') ++at_;
      if (at_ >= source_.size() || source_[at_] == '\n') return {};
      ++at_;
    }
    ++at_;
    return source_.substr(from, 1);
  }

  std::string_view source_;
  std::size_t at_ = 0;
};

bool is_one_of(std::string_view token, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), token) != all.end();
}

bool is_operand_end(std::string_view token) {
  if (is_one_of(token, {"and", "or", "not", "return"})) return false;
  return !token.empty() && (is_name_char(token.back()) || token == ")" || token == "]");
}

// The tokens between `return` and `end`: operands and operators only.
bool is_expression(const std::vector<std::string_view>& tokens) {
  if (tokens.size() > kMaxTokens) return false;
  std::string_view before = "return";
  for (const std::string_view token : tokens) {
    if (is_one_of(token, {"function", "for",   "while",  "repeat", "goto",  "do", "then", "if",
                          "else",     "local", "return", "until",  "break", "{",  "}",    ":",
                          ";",        "\"",    "'",      "#",      ",",     "[",  "]"})) {
      return false;
    }
    if (token == "(" && is_operand_end(before)) return false;  // a call
    if (token == "." && before == ".") return false;           // .. makes strings
    before = token;
  }
  return !tokens.empty();
}

}  // namespace

bool is_plain_expression(std::string_view source) {
  Scanner scanner(source);
  int functions = 0;
  bool plain = false;
  while (!scanner.done()) {
    const std::string_view token = scanner.next();
    if (token.empty() && !scanner.done()) return false;
    if (is_one_of(token, {"for", "while", "repeat", "goto"})) return false;
    if (token != "function") continue;
    if (++functions > 1) return false;
    if (scanner.next() != "(" || scanner.next() != "x" || scanner.next() != ")" ||
        scanner.next() != "return") {
      return false;
    }
    std::vector<std::string_view> body;
    for (;;) {
      const std::string_view part = scanner.next();
      if (part.empty()) return false;
      if (part == "end") break;
      body.push_back(part);
    }
    plain = is_expression(body);
    // `=` inside would be an assignment; comparisons come as two characters in a row.
    for (std::size_t i = 0; i < body.size(); ++i) {
      if (body[i] != "=") continue;
      const bool second = i > 0 && is_one_of(body[i - 1], {"=", "<", ">", "~"});
      const bool first = i + 1 < body.size() && body[i + 1] == "=";
      if (!second && !first) plain = false;
    }
  }
  return plain && functions == 1;
}

}  // namespace iku::lua
