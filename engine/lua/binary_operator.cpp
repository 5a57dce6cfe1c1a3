#include "lua/binary_operator.hpp"

namespace iku::lua {

namespace {

// As in Lua 5.4's parser.
constexpr BinaryOperator kOperators[] = {
    {"or", 1, 1},      {"and", 2, 2},      {"<", 3, 3},        {">", 3, 3},       {"<=", 3, 3},
    {">=", 3, 3},      {"~=", 3, 3},       {"==", 3, 3},       {"|", 4, 4, true}, {"~", 5, 5, true},
    {"&", 6, 6, true}, {"<<", 7, 7, true}, {">>", 7, 7, true}, {"..", 9, 8},      {"+", 10, 10},
    {"-", 10, 10},     {"*", 11, 11},      {"/", 11, 11},      {"//", 11, 11},    {"%", 11, 11},
    {"^", 14, 13},
};

}  // namespace

const BinaryOperator* binary_operator(const Token& token) {
  if (token.kind != Token::Kind::kSymbol && token.kind != Token::Kind::kKeyword) return nullptr;
  for (const BinaryOperator& one : kOperators) {
    if (token.is(one.text)) return &one;
  }
  return nullptr;
}

}  // namespace iku::lua
