#pragma once

#include <string_view>

// Finds formulas that are nothing but one expression over x: those need no guard against loops,
// writes or kept state, because they can do none of it. Used by machine.

namespace iku::lua {

/// True when the script's only function is `function(x) return <expression> end` and the expression
/// calls nothing and defines nothing. Such a function runs at most as many instructions as its
/// source has tokens. Errs on the side of false.
bool is_plain_expression(std::string_view source);

}  // namespace iku::lua
