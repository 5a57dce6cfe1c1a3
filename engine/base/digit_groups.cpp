#include "base/digit_groups.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace iku {
namespace {

constexpr std::string_view kBadGrouping = "number.bad_grouping";
constexpr std::string_view kCommaGroups = "number.comma_groups";
constexpr std::string_view kDotDecimal = "number.dot_decimal";
constexpr std::string_view kOneGroup = "number.one_group";
constexpr std::string_view kOtherMark = "number.other_mark";

std::string without_marks(std::string_view text) {
  std::string out;
  for (char byte : text) {
    if (byte != '.' && byte != ',') out.push_back(byte);
  }
  return out;
}

DigitReading whole(std::string_view text, std::string_view doubt = {}) {
  return {without_marks(text), 0, doubt, {}};
}

/// Reads the mark at `at` as the decimal mark and drops all others.
DigitReading with_decimals(std::string_view text, std::size_t at, std::string_view doubt = {}) {
  const std::string fraction = without_marks(text.substr(at + 1));
  return {without_marks(text.substr(0, at)) + "." + fraction,
          static_cast<int>(fraction.size()),
          doubt,
          {}};
}

/// "2.674.009.596" with '.': one to three digits, then three in every group.
bool is_grouped(std::string_view text, char mark) {
  const std::vector<std::string_view> groups = split(text, mark);
  if (groups.front().empty() || groups.front().size() > 3 || groups.front().front() == '0') {
    return false;
  }
  return std::all_of(groups.begin() + 1, groups.end(),
                     [](std::string_view group) { return group.size() == 3; });
}

/// The fallback for marks that make no sense: a last group of one or two digits is taken for
/// decimals, every other mark is dropped.
DigitReading misprinted(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  const bool decimals = text.size() - last - 1 < 3;
  return decimals ? with_decimals(text, last, kBadGrouping) : whole(text, kBadGrouping);
}

DigitReading one_dot(std::string_view text, const DigitContext& context) {
  const std::size_t dot = text.find('.');
  const std::size_t after = text.size() - dot - 1;
  const std::string_view before = text.substr(0, dot);
  if (context.mark == DecimalMark::kDot) return with_decimals(text, dot);
  // Nobody prints half a rupiah with a dot, but group three digits people do misprint.
  if (context.rupiah && after <= 2) return with_decimals(text, dot, kDotDecimal);
  if (context.rupiah && !is_grouped(text, '.')) return whole(text, kBadGrouping);
  if (after <= 2 || before == "0") return with_decimals(text, dot);
  if (!is_grouped(text, '.')) return with_decimals(text, dot, kDotDecimal);
  if (context.rupiah || context.mark == DecimalMark::kComma) return whole(text);
  DigitReading reading = whole(text, kOneGroup);
  reading.other = with_decimals(text, dot).plain;
  return reading;
}

/// Several dots, no comma.
DigitReading many_dots(std::string_view text, const DigitContext& context) {
  const bool declared_dot = context.mark == DecimalMark::kDot;
  if (is_grouped(text, '.')) return whole(text, declared_dot ? kOtherMark : std::string_view());
  const std::vector<std::string_view> groups = split(text, '.');
  const bool some_group = std::any_of(groups.begin() + 1, groups.end(),
                                      [](std::string_view group) { return group.size() >= 3; });
  // "3.1.1.1" is a chapter and "31.12.2024" a date; grouped amounts have three digits somewhere,
  // and nothing after the first group is shorter than two.
  const bool date = groups.size() == 3 && groups[0].size() <= 2 && groups[1].size() <= 2;
  if (!some_group || (date && groups[2].size() == 4)) return {};
  return misprinted(text);
}

DigitReading only_commas(std::string_view text, const DigitContext& context) {
  const std::size_t comma = text.find(',');
  const bool declared_dot = context.mark == DecimalMark::kDot;
  if (text.find(',', comma + 1) != std::string_view::npos) {
    if (!is_grouped(text, ',')) return misprinted(text);
    return whole(text, declared_dot ? std::string_view() : kCommaGroups);
  }
  if (declared_dot) {
    return is_grouped(text, ',') ? whole(text) : with_decimals(text, comma, kOtherMark);
  }
  // Rupiah have at most two decimals, so "Rp 451,572" was meant to be grouped.
  if (context.rupiah && is_grouped(text, ',')) return whole(text, kCommaGroups);
  return with_decimals(text, comma);
}

/// Dots and commas: the last mark is the decimal mark, if what stands before it is well grouped.
DigitReading mixed_marks(std::string_view text, const DigitContext& context) {
  const std::size_t last = text.find_last_of(".,");
  const char decimal_mark = text[last];
  const char group_mark = decimal_mark == ',' ? '.' : ',';
  const std::string_view before = text.substr(0, last);
  const std::size_t after = text.size() - last - 1;
  if (before.find(decimal_mark) != std::string_view::npos || !is_grouped(before, group_mark)) {
    return misprinted(text);
  }
  const DecimalMark mark = decimal_mark == ',' ? DecimalMark::kComma : DecimalMark::kDot;
  if (context.mark == mark) return with_decimals(text, last);
  // "178.562,200": three digits after the last mark look like one more group with the wrong mark,
  // which rupiah are; a quantity has decimals ("1.234,567 ha"), but hardly a needless 0 in the end.
  if (after == 3 && context.rupiah) return whole(text, kBadGrouping);
  if (after == 3 && text.ends_with('0')) return with_decimals(text, last, kBadGrouping);
  if (context.mark == DecimalMark::kDot) return with_decimals(text, last, kOtherMark);
  return with_decimals(text, last, decimal_mark == ',' ? std::string_view() : kCommaGroups);
}

}  // namespace

DigitReading read_digits(std::string_view text, const DigitContext& context) {
  const auto dots = std::count(text.begin(), text.end(), '.');
  const auto commas = std::count(text.begin(), text.end(), ',');
  if (dots > 0 && commas > 0) return mixed_marks(text, context);
  if (commas > 0) return only_commas(text, context);
  if (dots > 1) return many_dots(text, context);
  if (dots == 1) return one_dot(text, context);
  return whole(text);
}

}  // namespace iku
