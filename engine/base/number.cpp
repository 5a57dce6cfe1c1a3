#include "base/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace iku {
namespace {

// A spreadsheet shows and rounds a double by its first 15 significant digits: the 16th and 17th are
// the trace of binary arithmetic (1.005 is stored as 1.00499999999999989…).
constexpr int kSignificantDigits = 15;
// Every integer up to 2^53 is exact; rupiah amounts of a nation have 16 digits.
constexpr double kExactIntegers = 9007199254740992.0;

/// A decimal number 0.d1d2d3… × 10^point, rounded only in decimal. No digits: zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

void drop_trailing_zeros(std::string& digits) {
  const std::size_t last = digits.find_last_not_of('0');
  digits.erase(last == std::string::npos ? 0 : last + 1);
}

/// The 15 significant digits of a finite value (all digits of an exact integer).
Decimal decimal_of(double value) {
  const bool exact = std::trunc(value) == value && std::abs(value) <= kExactIntegers;
  const std::string text =
      fmt::format("{:.{}e}", std::abs(value), exact ? kSignificantDigits : kSignificantDigits - 1);
  Decimal out;
  out.negative = std::signbit(value);
  const std::size_t exponent = text.find('e');
  for (char byte : text.substr(0, exponent)) {
    if (byte != '.') out.digits.push_back(byte);
  }
  // from_chars takes no plus sign, which fmt prints for every exponent that is not negative.
  const char* begin = text.data() + exponent + (text[exponent + 1] == '+' ? 2 : 1);
  std::from_chars(begin, text.data() + text.size(), out.point);
  ++out.point;
  drop_trailing_zeros(out.digits);
  return out;
}

/// Adds one to the last digit, carrying.
void add_one(Decimal& number) {
  for (std::size_t i = number.digits.size(); i-- > 0;) {
    if (number.digits[i] != '9') {
      ++number.digits[i];
      return;
    }
    number.digits[i] = '0';
  }
  number.digits.insert(number.digits.begin(), '1');
  ++number.point;
}

void round_to(Decimal& number, int decimals, Rounding rounding) {
  const int kept = number.point + decimals;
  if (kept >= static_cast<int>(number.digits.size())) return;
  if (kept < 0) {
    number.digits.clear();
    return;
  }
  const auto size = static_cast<std::size_t>(kept);
  const bool up = rounding == Rounding::kHalfUp && number.digits[size] >= '5';
  number.digits.resize(size);
  if (up) add_one(number);
  drop_trailing_zeros(number.digits);
}

double double_of(const Decimal& number) {
  if (number.digits.empty()) return 0;
  const std::string text =
      fmt::format("{}0.{}e{}", number.negative ? "-" : "", number.digits, number.point);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  // Rounding up the largest double can leave the range.
  if (read.ec != std::errc())
    return std::numeric_limits<double>::max() * (number.negative ? -1 : 1);
  return value;
}

/// The digit `position` places left of the decimal mark (0 is the ones, -1 the first decimal).
char digit_at(const Decimal& number, int position) {
  const int index = number.point - 1 - position;
  if (index < 0 || index >= static_cast<int>(number.digits.size())) return '0';
  return number.digits[static_cast<std::size_t>(index)];
}

std::string printed(const Decimal& number, int decimals) {
  std::string out = number.negative && !number.digits.empty() ? "-" : "";
  for (int position = std::max(0, number.point - 1); position >= 0; --position) {
    out.push_back(digit_at(number, position));
    if (position > 0 && position % 3 == 0) out.push_back('.');
  }
  if (decimals > 0) out.push_back(',');
  for (int place = 1; place <= decimals; ++place) out.push_back(digit_at(number, -place));
  return out;
}

}  // namespace

double round_decimal(double value, int decimals, Rounding rounding) {
  if (!std::isfinite(value)) return value;
  Decimal number = decimal_of(value);
  const int places = std::clamp(decimals, 0, 15);
  if (number.point + places > kSignificantDigits) {
    // 15 digits do not reach that far; the value itself does.
    if (places > 0) return value;
    return rounding == Rounding::kHalfUp ? std::round(value) : std::trunc(value);
  }
  round_to(number, places, rounding);
  return double_of(number);
}

std::string format_number(double value, int decimals, Rounding rounding) {
  if (!std::isfinite(value)) return fmt::format("{}", value);
  Decimal number = decimal_of(value);
  if (decimals < 0) {
    return printed(number, std::max(0, static_cast<int>(number.digits.size()) - number.point));
  }
  round_to(number, decimals, rounding);
  return printed(number, decimals);
}

std::string format_visible(double value, int decimals, Rounding rounding) {
  constexpr int kMostDecimals = 15;
  constexpr int kLeastDigits = 2;
  if (!std::isfinite(value) || !(std::abs(value) > 0)) {
    return format_number(value, decimals, rounding);
  }
  Decimal number = decimal_of(value);
  const int wanted = kLeastDigits - number.point;
  round_to(number, decimals, rounding);
  if (!number.digits.empty()) return format_number(value, decimals, rounding);
  if (wanted <= kMostDecimals) return format_number(round_decimal(value, wanted, rounding), -1);
  std::string text = fmt::format("{:.{}g}", value, kLeastDigits);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string format_plain(double value) {
  std::string text = format_number(value, -1);
  std::erase(text, '.');
  return text;
}

std::string format_rupiah(double amount) {
  const std::string number = format_number(amount, 0);
  if (number.starts_with('-')) return "-Rp " + number.substr(1);
  return "Rp " + number;
}

std::optional<double> parse_plain_number(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  double value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  std::uint64_t count = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, count);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return count;
}

bool is_beyond_exact(double value) { return std::abs(value) >= kExactIntegers; }

}  // namespace iku
