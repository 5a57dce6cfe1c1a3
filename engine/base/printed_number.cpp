#include "base/printed_number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/digit_groups.hpp"
#include "base/spelled_number.hpp"
#include "base/text.hpp"

namespace iku {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_mark(char byte) { return byte == '.' || byte == ','; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }
bool is_wide(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

bool skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::size_t leading_digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

/// What stands before the digits.
struct Front {
  bool negative = false;
  bool rupiah = false;
};

bool skip_currency(std::string_view& text) {
  if (text.size() < 2 || lower(text.substr(0, 2)) != "rp") return false;
  if (text.size() > 2 && is_letter(text[2])) return false;
  text.remove_prefix(2);
  skip(text, ".");
  return true;
}

/// Takes sign and currency, in any order, each at most once; false where one stands twice.
bool take_front(std::string_view& text, Front& front, Doubts& doubts) {
  bool sign = false;
  while (true) {
    text = trim(text);
    if (!front.rupiah && skip_currency(text)) {
      front.rupiah = true;
    } else if (skip(text, "±") || skip(text, "+/-")) {
      add_doubt(doubts, "number.approximate");
      if (std::exchange(sign, true)) return false;
    } else if (skip(text, "+")) {
      if (std::exchange(sign, true)) return false;
    } else if (const bool hyphen = text.starts_with('-');
               skip(text, "-") || skip(text, "–") || skip(text, "—")) {
      // "- 5" may be a list, "–5" may be a misprint.
      if (!hyphen || text.starts_with(' ')) add_doubt(doubts, "number.dash");
      if (std::exchange(sign, true)) return false;
      front.negative = true;
    } else {
      return true;
    }
  }
}

/// Bytes of a separator with a blank beside it that still belongs to the number: "52, 61",
/// "2. 941.063", "2 941 063"; 0 if the number ends here. `group` digits stand before it.
std::size_t spaced_separator(std::string_view text, std::size_t group) {
  const bool mark = is_mark(text.front());
  const std::size_t start = mark ? 1 : 0;
  const std::size_t next = text.find_first_not_of(' ', start);
  if (next == std::string_view::npos || next == start || !is_digit(text[next])) return 0;
  if (text.front() == ',') return next;
  const bool three = leading_digits(text.substr(next)) == 3;
  return three && group >= 1 && group <= 3 ? next : 0;
}

/// Takes the digits with the marks between them; blanks inside are closed up.
std::string take_digits(std::string_view& text, Doubts& doubts) {
  std::string digits;
  bool spaced = false;
  std::size_t group = 0;  // digits since the last mark
  if (text.size() > 1 && is_mark(text[0]) && is_digit(text[1])) {
    digits = "0";
    add_doubt(doubts, "number.loose_mark");
  }
  while (!text.empty()) {
    const char byte = text.front();
    std::size_t used = 1;
    if (is_mark(byte) || byte == ' ') {
      if (digits.empty()) break;
      const bool tight = is_mark(byte) && text.size() > 1 && is_digit(text[1]);
      if (!tight) used = spaced_separator(text, group);
      if (used == 0) break;
      spaced = spaced || !tight;
      digits.push_back(byte == ' ' ? '.' : byte);
      group = 0;
    } else if (is_digit(byte)) {
      digits.push_back(byte);
      ++group;
    } else {
      break;
    }
    text.remove_prefix(used);
  }
  if (spaced) add_doubt(doubts, "number.spaced");
  return digits;
}

/// Drops ",-" as rupiah amounts end, and a loose mark at the end; false where words follow a mark.
bool take_back(std::string_view& text, Doubts& doubts) {
  std::string_view rest = trim(text);
  if (rest.empty() || !is_mark(rest.front())) return true;
  rest = trim(rest.substr(1));
  bool dash = false;
  while (skip(rest, "-") || skip(rest, "–") || skip(rest, "—")) dash = true;
  if (!dash && !rest.empty()) return false;
  if (!dash) add_doubt(doubts, "number.loose_mark");
  text = rest;
  return true;
}

/// Moves what stands in one pair of brackets to `remark`; false for anything more complicated.
bool take_remark(std::string& unit, std::string& remark) {
  const std::size_t open = unit.find('(');
  const std::size_t close = unit.find(')');
  if (open == std::string::npos) return close == std::string::npos || unit == "*)";
  if (close == std::string::npos || close < open) return false;
  if (unit.find_first_of("()", close + 1) != std::string::npos) return false;
  if (unit.find('(', open + 1) < close) return false;
  remark = trim(std::string_view(unit).substr(open + 1, close - open - 1));
  const std::string after = unit.substr(close + 1);
  unit = std::string(trim(unit.substr(0, open) + after));
  return !has_digit(remark);
}

/// The unit words of area and volume end in a digit; any other digit is a second number.
bool has_second_number(std::string_view unit) {
  static constexpr std::array<std::string_view, 8> kPowers = {"m2",  "m3",  "km2", "km3",
                                                              "cm2", "cm3", "dm2", "dm3"};
  if (!has_digit(unit)) return false;
  const std::string word = lower(unit);
  return std::find(kPowers.begin(), kPowers.end(), word) == kPowers.end();
}

/// True for words that make the number a bound, a range or part of a sentence, not a value.
bool begins_a_phrase(std::string_view unit) {
  static constexpr std::array<std::string_view, 12> kWords = {"s/d",    "s.d",    "s.d.",   "sd",
                                                              "sampai", "hingga", "atau",   "dan",
                                                              "dari",   "lebih",  "kurang", "ke"};
  const std::string word = lower(split(unit, ' ').front());
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool begins_like_a_unit(std::string_view unit) {
  const char first = unit.front();
  if (is_letter(first) || first == '%' || first == '/') return true;
  if (!is_wide(first)) return false;
  for (std::string_view sign : {"–", "—", "≤", "≥", "±", "×", "÷", "→", "≈", "✓", "…", "•"}) {
    if (unit.starts_with(sign)) return false;
  }
  return true;
}

bool is_unit(std::string_view unit) {
  constexpr std::ptrdiff_t kMostBlanks = 7;  // eight words; beyond that it is a sentence
  if (unit.empty()) return true;
  return begins_like_a_unit(unit) && !has_second_number(unit) && !begins_a_phrase(unit) &&
         std::count(unit.begin(), unit.end(), ' ') <= kMostBlanks &&
         unit.find_first_of("<>=;\\{}") == std::string_view::npos &&
         std::none_of(unit.begin(), unit.end(), is_control) && !invalid_utf8(unit);
}

void drop_footnote(std::string& unit, Doubts& doubts) {
  const bool bracket = unit.ends_with("*)");
  if (!bracket && !unit.ends_with('*')) return;
  if (bracket) unit.pop_back();
  while (unit.ends_with('*')) unit.pop_back();
  unit = std::string(trim(unit));
  add_doubt(doubts, "number.footnote");
}

/// Takes a word such as "juta" off the unit; the power of ten it means, or 0.
int take_scale(std::string& unit, bool rupiah, Doubts& doubts) {
  const std::string word(split(unit, ' ').front());
  const int exponent = scale_exponent(word, rupiah);
  if (exponent == 0) {
    if (may_scale(word)) add_doubt(doubts, "number.not_scaled", word);
    return 0;
  }
  unit = std::string(trim(unit.substr(word.size())));
  add_doubt(doubts, "number.scaled", word);
  return exponent;
}

/// Letters right behind the digits that make them something else: "0x1F", "1e+".
bool is_glued(std::string_view digits, std::string_view rest) {
  const std::string after = lower(rest.substr(0, 2));
  if (after == "o") return true;  // "8O": a letter where a 0 was printed
  for (std::string_view part : {"½", "¼", "¾", "¹", "²", "³"}) {
    if (rest.starts_with(part)) return true;
  }
  return (digits == "0" && after.starts_with('x')) || after == "e" || after == "e+" ||
         after == "e-";
}

/// The number that digits with a point are, times a power of ten.
std::optional<double> value_of(const std::string& plain, int scale) {
  return parse_plain_number(plain + "e" + std::to_string(scale));
}

/// The doubts that the digits themselves raise.
void doubt_digits(const DigitReading& digits, double value, Doubts& doubts) {
  if (digits.plain.size() > 1 && digits.plain[0] == '0' && digits.plain[1] != '.') {
    add_doubt(doubts, "number.leading_zero");
  }
  std::string significant;
  std::copy_if(digits.plain.begin(), digits.plain.end(), std::back_inserter(significant), is_digit);
  significant.erase(0, significant.find_first_not_of('0'));
  significant.erase(significant.find_last_not_of('0') + 1);
  if (digits.decimals == 0) {
    if (is_beyond_exact(value)) add_doubt(doubts, "number.beyond_exact");
  } else if (significant.size() > 15) {
    add_doubt(doubts, "number.precision");
  }
}

bool lies_in(const Bounds& bounds, double value) {
  return value >= bounds.from && value <= bounds.to;
}

/// Which of the two numbers that one group of three may be counts; `other` has no sign yet. A scale
/// that holds one of them settles it, and says so where it is not the usual one.
void settle(PrintedNumber& out, double other, const std::optional<Bounds>& scale) {
  if (out.number < 0) other = -other;
  const bool usual_fits = !scale || lies_in(*scale, out.number);
  const bool other_fits = !scale || lies_in(*scale, other);
  if (usual_fits && !other_fits) return;
  if (other_fits && !usual_fits) {
    add_doubt(out.doubts, "number.settled_by_scale", format_number(out.number, -1),
              format_number(scale->from, -1), format_number(scale->to, -1));
    out.number = other;
    out.decimals = 3;
    return;
  }
  out.other = other;
  // "80.000": 80 by itself has no comma.
  const std::string decimals = format_plain(other);
  const bool whole = decimals.find(',') == std::string::npos;
  add_doubt(out.doubts, "number.one_group", whole ? decimals + ",000" : decimals);
}

std::string whole_unit(bool rupiah, const std::string& unit) {
  if (!rupiah) return unit;
  return unit.empty() || unit.front() == '/' ? "Rp" + unit : "Rp " + unit;
}

/// The number of a text without brackets around it.
std::optional<PrintedNumber> read_bare_number(std::string_view text, const NumberContext& context) {
  PrintedNumber out;
  Front front;
  if (!take_front(text, front, out.doubts)) return std::nullopt;
  const std::string digits = take_digits(text, out.doubts);
  if (digits.empty() || is_glued(digits, text) || !take_back(text, out.doubts)) {
    return std::nullopt;
  }
  out.unit = std::string(trim(text));
  if (!take_remark(out.unit, out.remark)) return std::nullopt;
  drop_footnote(out.unit, out.doubts);
  if (out.unit.ends_with('.')) out.unit.pop_back();
  if (!is_unit(out.unit)) return std::nullopt;

  const int scale = take_scale(out.unit, front.rupiah, out.doubts);
  const std::string word = lower(out.unit);
  const bool rupiah =
      front.rupiah || word.starts_with("rupiah") || (context.rupiah && word.empty());
  const DigitReading reading = read_digits(digits, {rupiah && scale == 0, context.mark});
  if (reading.plain.empty()) return std::nullopt;
  const std::optional<double> value = value_of(reading.plain, scale);
  if (!value) return std::nullopt;

  out.number = front.negative && *value != 0 ? -*value : *value;
  out.decimals = reading.decimals;
  const std::optional<int> spelled = spelled_number(out.remark);
  if (spelled && !(*spelled < out.number) && !(*spelled > out.number)) {
    // "12.500 (dua belas ribu lima ratus)": the words leave no doubt
  } else if (const auto other = value_of(reading.other, scale); other && !reading.other.empty()) {
    settle(out, *other, context.scale);
  } else if (!reading.doubt.empty()) {
    add_doubt(out.doubts, reading.doubt);
  }
  doubt_digits(reading, *value, out.doubts);
  out.unit = whole_unit(front.rupiah, out.unit);
  if (spelled && *spelled != out.number) add_doubt(out.doubts, "number.spelled", out.remark);
  return out;
}

}  // namespace

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

std::optional<std::string_view> inside_brackets(std::string_view text) {
  if (text.size() < 2 || text.front() != '(' || text.find(')') != text.size() - 1) {
    return std::nullopt;
  }
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (inside.find('(') != std::string_view::npos) return std::nullopt;
  return trim(inside);
}

std::optional<PrintedNumber> read_printed_number(std::string_view text,
                                                 const NumberContext& context) {
  const auto inside = inside_brackets(text);
  if (!inside) return read_bare_number(text, context);
  std::optional<PrintedNumber> number = read_bare_number(*inside, context);
  if (number) {
    if (number->number != 0) number->number = -std::abs(number->number);
    add_doubt(number->doubts, "number.accounting");
  }
  return number;
}

}  // namespace iku
