#pragma once

#include <string>
#include <string_view>

#include "base/number.hpp"

// The digits of a printed number: which dots and commas group thousands and which one is the
// decimal mark. DOMAIN §9. Used by read_printed alone.

namespace iku {

/// What is known about the number around its digits.
struct DigitContext {
  bool rupiah = false;
  DecimalMark mark = DecimalMark::kEither;  ///< what the source of the number says
};

/// Digits, read. Nothing is read where `plain` is empty (a date, a chapter number).
struct DigitReading {
  std::string plain;       ///< "1234.56", for a machine
  int decimals = 0;        ///< digits after the decimal mark
  std::string_view doubt;  ///< catalogue key of what makes the reading a guess; may be empty
  std::string other;       ///< what one group of three is as decimals, where nothing says which
};

/// Reads digits with dots and commas between them: no sign, no blanks, a digit at either end.
DigitReading read_digits(std::string_view text, const DigitContext& context);

}  // namespace iku
