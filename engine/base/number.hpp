#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Numbers: reading, rounding as spreadsheets do, and printing in id-ID form. Every number that
// comes in as text is read here, in one of two forms:
//
//   form     | decimal mark | groups of three | read by            | where
//   program  | dot          | none            | parse_plain_number | JSON numbers, Lua, --set,
//            |              |                 |                    | NDJSON, CSV of iku calc
//   printed  | comma        | dots            | read_printed       | quoted figures, foreign tables
//
// and at a prompt, where either may be meant, by read_typed, which takes only what both forms, or
// the one that can be meant, read as one number. README: "How numbers are read"; DOMAIN: "Numbers
// as people print them".

namespace iku {

/// Which mark stands before the decimals in a source of printed numbers.
enum class DecimalMark {
  kEither,  ///< the source does not say: a comma, or a dot where it cannot group thousands
  kComma,   ///< a dot before three digits groups them
  kDot,     ///< a comma before three digits groups them
};

/// The bounds a number must lie in, both included.
struct Bounds {
  double from = 0;
  double to = 0;
};

/// What is known about a printed number besides its text.
struct NumberContext {
  DecimalMark mark = DecimalMark::kEither;
  std::optional<Bounds> scale;
  bool rupiah = false;  ///< an amount, even without "Rp"
};

/// What a printed text turned out to be.
enum class PrintedKind { kNumber, kGrade, kMissing, kText };

/// A printed text, read. Nothing is guessed silently: `warning` names every doubtful reading.
struct Printed {
  PrintedKind kind = PrintedKind::kText;
  double number = 0;                   ///< for kNumber, and for a grade with a number in brackets
  bool has_number = false;             ///< a grade may lack one
  std::string grade;                   ///< "BB" for "BB (72)"
  std::string unit;                    ///< "%", "Dok", "Orang/bulan"; "Rp" for rupiah; may be empty
  std::string reason;                  ///< for kMissing: why, in the words printed ("-", "N/A")
  int decimals = 0;                    ///< how many decimals were printed
  std::optional<double> other;         ///< the other number that one group of three may be
  std::optional<std::string> warning;  ///< bad grouping and the reading taken, for people
  std::string doubt;                   ///< catalogue keys of what the warning says
};

/// Reads a printed text. Never throws; what is no number, grade or sign of absence is kText.
Printed read_printed(std::string_view text, const NumberContext& context = {});

/// Reads what a person typed at a prompt. A text that is one number in the form of programs and
/// another one as printed ("1.050"), or whose reading would be a guess, has a warning that names
/// the readings and how to write each; such a text is to be refused. A scale that holds one of the
/// two only settles it, but for decimals with a needless zero.
Printed read_typed(std::string_view text, const std::optional<Bounds>& scale = {});

/// What a number of the program form would be as printed.
struct OtherReading {
  double number = 0;
  std::string sentence;  ///< for people: the reading that counts, and how to write the other
};

/// Set for a text of the program form that would be another number as printed: "1.050".
std::optional<OtherReading> other_reading(std::string_view text);

enum class Rounding {
  kHalfUp,    ///< decimal half-up (away from zero) on the value's 15 significant digits
  kTruncate,  ///< towards zero on the value's 15 significant digits ("potong")
};

/// The value rounded to `decimals` places as a spreadsheet would: 1.005 to 2 gives 1.01.
/// `decimals` is 0..15; not-finite values come back unchanged.
double round_decimal(double value, int decimals, Rounding rounding = Rounding::kHalfUp);

/// id-ID form with exactly `decimals` places: 1234.5 to 2 gives "1.234,50". Rounds as above; never
/// prints "-0". Decimals -1 prints as many places as needed, at most 15 significant digits.
std::string format_number(double value, int decimals, Rounding rounding = Rounding::kHalfUp);

/// format_number, but a value that is not 0 never looks like 0: with two significant digits where
/// `decimals` places would show none ("0,00001"), as "1,2e-20" where that takes more than 15.
std::string format_visible(double value, int decimals, Rounding rounding = Rounding::kHalfUp);

/// format_number with as many places as needed and no groups, "1050" and "1,05": what every reader
/// of people's numbers takes for this number.
std::string format_plain(double value);

/// "Rp 2.423.318.229".
std::string format_rupiah(double amount);

/// A number in the form of programs ("-1.5", "2e3") with nothing around it, or nothing. Accepts
/// only finite values; a decimal comma is refused.
std::optional<double> parse_plain_number(std::string_view text);

/// Digits and nothing else, below 2^64; or nothing. For seeds and counts.
std::optional<std::uint64_t> parse_count(std::string_view text);

/// True from 2^53 on, where a double no longer keeps every whole number.
bool is_beyond_exact(double value);

}  // namespace iku
