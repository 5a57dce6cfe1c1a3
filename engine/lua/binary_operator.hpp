#pragma once

#include <string_view>

#include "lua/tokens.hpp"

// Lua's binary operators and how tight they bind. Used by second_text.

namespace iku::lua {

struct BinaryOperator {
  std::string_view text;
  int left = 0;       ///< binds what stands left of it tighter than any operator of a lower number
  int right = 0;      ///< lower than `left` where it groups to the right
  bool bits = false;  ///< works on integers and gives one
};

/// The operator that a token is; null where it is none.
const BinaryOperator* binary_operator(const Token& token);

/// How tight `not`, `#`, `-` and `~` bind before an operand.
inline constexpr int kUnaryPriority = 12;

}  // namespace iku::lua
