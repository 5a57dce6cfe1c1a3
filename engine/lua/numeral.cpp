#include "lua/numeral.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/catalogue.hpp"
#include "base/number.hpp"

namespace iku::lua {

namespace {

constexpr double kMaxExact = 9007199254740992.0;  // 2^53

}  // namespace

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<WholeNumeral> whole_numeral(const std::string& text) {
  const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
  if (!hexadecimal && !is_digits(text)) return std::nullopt;
  if (hexadecimal && text.find_first_of(".pP") != std::string::npos) return std::nullopt;
  WholeNumeral whole{std::strtod(text.c_str(), nullptr), true};
  if (whole.value < kMaxExact) return whole;
  const std::size_t first = std::min(text.find_first_not_of('0'), text.size());
  whole.exact = !hexadecimal && fmt::format("{:.0f}", whole.value) == text.substr(first);
  return whole;
}

bool may_group(std::string_view numeral) {
  return numeral.find('.') != std::string_view::npos && other_reading(numeral).has_value();
}

std::string two_readings(std::string_view numeral) {
  const auto program = parse_plain_number(numeral);
  const auto printed = other_reading(numeral);
  if (!program || !printed) return {};
  // With one more 0 behind it no dot can part groups.
  return say("lua.two_readings", numeral, format_plain(*program), format_plain(printed->number),
             fmt::format("{}0", numeral));
}

}  // namespace iku::lua
