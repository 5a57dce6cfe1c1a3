#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/number.hpp"

// A number with its sign, currency, unit and remark, out of a tidied printed text. Used by
// read_printed alone; which dots and commas mean what is decided in digit_groups.

namespace iku {

/// What makes a reading a guess.
struct Doubt {
  std::string_view key;  ///< of its sentence in the catalogue
  std::string sentence;
};
using Doubts = std::vector<Doubt>;

/// Adds a doubt with the sentence of `key`.
template <typename... Args>
void add_doubt(Doubts& doubts, std::string_view key, const Args&... args) {
  doubts.push_back({key, say(key, args...)});
}

struct PrintedNumber {
  double number = 0;
  int decimals = 0;
  std::string unit;
  std::string remark;           ///< what stands in brackets behind it
  std::optional<double> other;  ///< what else one group of three may be, where nothing settles it
  Doubts doubts;                ///< empty: the reading is no guess
};

/// The number, or nothing where the text is no single number with its unit.
std::optional<PrintedNumber> read_printed_number(std::string_view text,
                                                 const NumberContext& context);

/// The inside of a text that is one pair of brackets and nothing else.
std::optional<std::string_view> inside_brackets(std::string_view text);

/// True if an ASCII digit stands anywhere in the text.
bool has_digit(std::string_view text);

}  // namespace iku
