#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A number with its sign, currency, unit and remark, out of a tidied printed text. Used by
// read_printed alone; which dots and commas mean what is decided in digit_groups.

namespace iku {

struct PrintedNumber {
  double number = 0;
  int decimals = 0;
  std::string unit;
  std::string remark;               ///< what stands in brackets behind it
  std::vector<std::string> doubts;  ///< sentences; empty: the reading is no guess
};

/// The number, or nothing where the text is no single number with its unit.
std::optional<PrintedNumber> read_printed_number(std::string_view text);

/// The inside of a text that is one pair of brackets and nothing else.
std::optional<std::string_view> inside_brackets(std::string_view text);

/// True if an ASCII digit stands anywhere in the text.
bool has_digit(std::string_view text);

}  // namespace iku
