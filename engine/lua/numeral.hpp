#pragma once

#include <optional>
#include <string>
#include <string_view>

// Numbers as a Lua text writes them. Used by second_text, syntax_messages and what tells doubts.

namespace iku::lua {

/// Whether a text is decimal digits and nothing else.
bool is_digits(std::string_view text);

/// A whole number that Lua would keep as an integer.
struct WholeNumeral {
  double value = 0;
  bool exact = true;  ///< false: no float holds it
};
/// Nothing for a numeral that is a float already (1.5, 1e3, 0x1p4).
std::optional<WholeNumeral> whole_numeral(const std::string& text);

/// Whether a numeral is another number as people print it: 1.050, where the dot may part groups of
/// three.
bool may_group(std::string_view numeral);

/// Of such a numeral: both numbers, and how to write each in a formula.
std::string two_readings(std::string_view numeral);

}  // namespace iku::lua
