#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lua/tokens.hpp"

// Decimal commas that the grammar of Lua takes: {0,6, 0,7} holds four values, and nothing but how
// they are written tells that two were meant. Used by second_text.

namespace iku::lua {

/// The commas that part the values of one call or table, as places among the tokens.
struct Commas {
  std::vector<std::size_t> all;
  std::vector<std::size_t> after_key;  ///< of these, those behind a value with a key
};

/// Those that may be decimal commas. Digits stand right before and behind each, and
///   - behind another comma of the list stands a blank: (0,6 * x.a, x.b), {0,6, 0,7}
///   - or it multiplies 0, or what follows is multiplied: (0,6*x.a,x.b)
///   - or the list is zeros and digits in turn: {0,6,0,4}
///   - or a value with a key stands before it: {bobot = 0,6}
/// So {1,4}, (x,0,100) and (x, 0,100) are none: decimals do not end in 0.
std::vector<std::size_t> doubtful_commas(std::string_view source, const std::vector<Token>& tokens,
                                         const Commas& commas);

}  // namespace iku::lua
