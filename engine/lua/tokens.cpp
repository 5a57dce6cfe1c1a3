#include "lua/tokens.hpp"

#include <algorithm>
#include <string>

namespace iku::lua {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<Token> read() {
    while (at_ < text_.size()) {
      const std::size_t from = at_;
      Token token;
      if (!next(token)) continue;
      token.at = from;
      token.text = text_.substr(from, at_ - from);
      all_.push_back(token);
    }
    return std::move(all_);
  }

 private:
  bool begins(std::string_view with) const { return text_.substr(at_, with.size()) == with; }

  /// Reads one token from at_ on; false for a blank.
  bool next(Token& token) {
    const char c = text_[at_];
    if (is_blank(c)) {
      ++at_;
      return false;
    }
    if (begins("--")) {
      token.kind = Token::Kind::kComment;
      at_ += 2;
      if (!long_bracket(token)) at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else if (c == '"' || c == '\'') {
      token.kind = Token::Kind::kString;
      short_string(c);
    } else if (c == '[' && long_bracket(token)) {
      token.kind = Token::Kind::kString;
    } else if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) {
      token.kind = Token::Kind::kNumber;
      number();
    } else if (is_name_start(c)) {
      const std::size_t from = at_;
      while (at_ < text_.size() && (is_name_start(text_[at_]) || is_digit(text_[at_]))) ++at_;
      const auto& words = keywords();
      const bool reserved =
          std::binary_search(words.begin(), words.end(), text_.substr(from, at_ - from));
      token.kind = reserved ? Token::Kind::kKeyword : Token::Kind::kName;
    } else {
      symbol();
    }
    return true;
  }

  /// At "[[" or "[==[": to its end. False where no long bracket begins.
  bool long_bracket(Token& token) {
    if (!begins("[")) return false;
    std::size_t level = 0;
    while (at_ + 1 + level < text_.size() && text_[at_ + 1 + level] == '=') ++level;
    if (at_ + 1 + level >= text_.size() || text_[at_ + 1 + level] != '[') return false;
    const std::string close = "]" + std::string(level, '=') + "]";
    const std::size_t end = text_.find(close, at_ + level + 2);
    token.closed = end != std::string_view::npos;
    at_ = token.closed ? end + close.size() : text_.size();
    return true;
  }

  /// A line ends it, unless a backslash stands before the line's end, or \z, which skips blanks.
  void short_string(char quote) {
    for (++at_; at_ < text_.size() && !is_line_end(text_[at_]); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return;
      }
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) escape();
    }
  }

  /// At a backslash: to the last byte of what it stands for.
  void escape() {
    const char c = text_[++at_];
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (is_line_end(c) && is_line_end(next) && c != next) ++at_;  // \r\n is one line end
    while (c == 'z' && at_ + 1 < text_.size() && is_blank(text_[at_ + 1])) ++at_;
  }

  void number() {
    const bool hexadecimal = begins("0x") || begins("0X");
    const std::string_view exponent = hexadecimal ? "pP" : "eE";
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      const bool sign = (c == '+' || c == '-') && exponent.find(text_[at_ - 1]) != exponent.npos;
      if (text_.substr(at_, 2) == "..") return;  // 1..4 is a range to an analyst
      if (!is_digit(c) && !is_name_start(c) && c != '.' && !sign) return;
    }
  }

  void symbol() {
    static constexpr std::string_view kLong[] = {
        "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    for (const std::string_view symbol : kLong) {
      if (!begins(symbol)) continue;
      at_ += symbol.size();
      return;
    }
    ++at_;
    while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> all_;
};

}  // namespace

const std::vector<std::string_view>& keywords() {
  static const std::vector<std::string_view> words = {
      "and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
      "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
      "repeat",   "return", "then", "true", "until",  "while"};
  return words;
}

std::vector<Token> tokens_of(std::string_view text) { return Reader(text).read(); }

std::vector<Token> code_tokens_of(std::string_view text) {
  std::vector<Token> code = tokens_of(text);
  std::erase_if(code, [](const Token& token) { return token.kind == Token::Kind::kComment; });
  return code;
}

}  // namespace iku::lua
