#include "lua/expression_scan.hpp"

#include <algorithm>
#include <vector>

#include "lua/tokens.hpp"

namespace iku::lua {

namespace {

using Kind = Token::Kind;

// No clock is read while such an expression runs.
constexpr std::size_t kMaxTokens = 1000;

bool is_one_of(const Token& token, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), token.text) != all.end();
}

bool is_operand_end(const Token& token) {
  return token.kind == Kind::kName || token.kind == Kind::kNumber ||
         is_one_of(token, {"true", "false", "nil", ")", "]"});
}

// Operands and operators only: nothing that calls, assigns, or makes strings, tables or functions.
bool is_expression(const std::vector<Token>& tokens, std::size_t from, std::size_t to) {
  if (from == to || to - from > kMaxTokens) return false;
  for (std::size_t i = from; i < to; ++i) {
    const Token& token = tokens[i];
    if (token.kind == Kind::kString) return false;
    if (token.kind == Kind::kKeyword &&
        !is_one_of(token, {"and", "or", "not", "true", "false", "nil"})) {
      return false;
    }
    if (token.kind == Kind::kSymbol &&
        is_one_of(token, {"{", "}", ":", ";", "#", ",", "[", "]", "=", "..", "...", "::"})) {
      return false;
    }
    if (token.is("(") && i > from && is_operand_end(tokens[i - 1])) return false;  // a call
  }
  return true;
}

}  // namespace

bool is_plain_expression(std::string_view source) {
  const std::vector<Token> tokens = code_tokens_of(source);
  std::size_t function = tokens.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Kind::kKeyword) continue;
    if (is_one_of(tokens[i], {"for", "while", "repeat", "goto"})) return false;
    if (!tokens[i].is("function")) continue;
    if (function != tokens.size()) return false;
    function = i;
  }
  static constexpr std::string_view kHead[] = {"function", "(", "x", ")", "return"};
  std::size_t at = function;
  for (const std::string_view part : kHead) {
    if (at >= tokens.size() || !tokens[at++].is(part)) return false;
  }
  const std::size_t begin = at;
  while (at < tokens.size() && !(tokens[at].kind == Kind::kKeyword && tokens[at].is("end"))) ++at;
  return at < tokens.size() && is_expression(tokens, begin, at);
}

}  // namespace iku::lua
