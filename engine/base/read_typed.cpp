#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

// read_typed: what a person typed at a prompt, where a dot may be meant either way.

namespace iku {
namespace {

/// The two numbers that a text is, where the forms of programs and of people differ.
struct TwoReadings {
  double program = 0;
  double printed = 0;
};

bool same(double a, double b) { return !(a < b) && !(a > b); }

/// What the text is in either form, where that is a difference.
std::optional<TwoReadings> two_readings(std::string_view text, const Printed& printed) {
  if (printed.kind != PrintedKind::kNumber) return std::nullopt;
  // "1.050 %" is no number of a program, but its dot may be meant as one.
  const std::optional<double> program = printed.other ? printed.other : parse_plain_number(text);
  if (!program || same(*program, printed.number)) return std::nullopt;
  return TwoReadings{*program, printed.number};
}

/// The number of a program as people write it, with a needless 0 where it would be whole: "80.000"
/// is 80,000.
std::string shown_program(std::string_view text, double number) {
  std::string shown = format_plain(number);
  const std::size_t dot = text.find('.');
  if (shown.find(',') != std::string::npos || dot == std::string_view::npos) return shown;
  const std::string_view zeros = text.substr(dot + 1);
  return shown + ',' + std::string(zeros.substr(0, zeros.find_first_not_of('0')));
}

bool lies_in(const Bounds& scale, double number) {
  return number >= scale.from && number <= scale.to;
}

Printed number_read(Printed read, double number) {
  read.kind = PrintedKind::kNumber;
  read.number = number;
  read.has_number = true;
  read.other.reset();
  read.warning.reset();
  read.doubt.clear();
  return read;
}

}  // namespace

Printed read_typed(std::string_view text, const std::optional<Bounds>& scale) {
  text = trim(text);
  Printed read = read_printed(text);
  if (const auto two = two_readings(text, read)) {
    const bool program_fits = scale && lies_in(*scale, two->program);
    const bool printed_fits = scale && lies_in(*scale, two->printed);
    // Decimals with a needless zero are rather thousands that the scale does not hold.
    const bool needless = program_fits && text.find_last_of('0') == text.size() - 1;
    const bool spaced = read.doubt.find("number.spaced") != std::string::npos;  // 3 422 is no 3,422
    if (program_fits != printed_fits && !needless && !spaced) {
      return number_read(std::move(read), program_fits ? two->program : two->printed);
    }
    read.warning = say("number.two_readings", std::string(text), shown_program(text, two->program),
                       format_plain(two->printed));
    return read;
  }
  // What the printed form only guesses, or does not know, is plain in the other: "1.0500", "2e3".
  const std::optional<double> program = parse_plain_number(text);
  if (program && !is_beyond_exact(*program)) return number_read({}, *program);
  return read;
}

std::optional<OtherReading> other_reading(std::string_view text) {
  if (!parse_plain_number(text)) return std::nullopt;
  const auto two = two_readings(text, read_printed(text));
  if (!two) return std::nullopt;
  return OtherReading{two->printed, say("number.read_by_dot", std::string(text),
                                        format_plain(two->program), format_plain(two->printed))};
}

}  // namespace iku
