#pragma once

#include <optional>
#include <string>
#include <string_view>

// Numbers as Indonesian reports print them: reading (comma is the decimal mark, a dot groups
// thousands), rounding as spreadsheets do, and printing in id-ID form. DOMAIN: "Numbers as people
// print them". Used by store (reading) and report (printing).

namespace iku {

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
  std::optional<std::string> warning;  ///< bad grouping and the reading taken, for people
};

/// Reads a printed text. Never throws; what is no number, grade or sign of absence is kText.
Printed read_printed(std::string_view text);

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

/// "Rp 2.423.318.229".
std::string format_rupiah(double amount);

/// A plain decimal number ("-1.5", "2e3") with nothing around it, or nothing; for --set and CSV.
/// Accepts only finite values; a decimal comma is refused.
std::optional<double> parse_plain_number(std::string_view text);

}  // namespace iku
