#pragma once

#include <optional>
#include <string>
#include <string_view>

// Numbers as a Lua text writes them. Used by second_text and syntax_messages.

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

}  // namespace iku::lua
