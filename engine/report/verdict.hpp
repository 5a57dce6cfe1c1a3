#pragma once

#include <optional>
#include <string_view>

#include "base/number.hpp"
#include "formula/result.hpp"

// The rule by which a printed figure agrees with a recalculated one. Used by audit.

namespace iku::report {

enum class Verdict {
  kSesuai,      ///< the recalculated value, rounded as the policy says to the printed decimals
  kPembulatan,  ///< less than one unit of the last printed decimal away, or from rounded operands
  kDipotong,  ///< the recalculated value with its further decimals cut off, where the policy rounds
  kTidakSesuai,
  kTidakTerhitung,  ///< there is no recalculated value
  kTidakDinilai,    ///< the audit does not judge it: its note says why
};

/// "sesuai", "tidak_sesuai", …: stable names for programs.
std::string_view verdict_name(Verdict verdict);

/// Compares numbers at the `decimals` places that were printed. `rounding` is the one that the
/// report says it uses: a number cut off is right where it cuts, and a rounding off where it does
/// not.
Verdict judge(double printed, int decimals, double recalculated,
              Rounding rounding = Rounding::kHalfUp);

/// Compares whatever was printed: numbers by value, grades as whole words, by name or by what the
/// bands say the grade means; what follows a comma or a semicolon is a remark. Ranges agree where
/// both ends do; a number inside a range, and a grade beside a number, are not judged. A printed
/// sign of absence agrees with a missing value and with 0.
Verdict judge(const Figure& printed, const Value& recalculated, const KebijakanInfo& policy);

/// Whether a bound was printed of a target that is the other bound, or where it is doubtful which:
/// "≥ 95" and "≤ 95" disagree, "≥ 95" and "> 95" are not judged, and no bound at all stands for the
/// one that the polaritas means. Nothing where the numbers alone decide.
std::optional<Verdict> judge_bounds(Batas printed, Batas data, const std::string& polaritas);

/// Whether a grade with another letter was printed: no rounding explains that.
bool other_letter(const Figure& printed, const Value& recalculated, const KebijakanInfo& policy);

/// "-" or nothing at all: it may stand for 0, which absence in words does not.
bool is_absence_sign(std::string_view text);

/// What else a printed number may be: "9.500" is 9,5 as well, unless the data settle it.
std::optional<Figure> other_reading(const Figure& printed);

/// Whether the figure agrees, be it by rounding.
bool agrees(Verdict verdict);

/// Decimals a figure was printed with; for a JSON number, as many as it shows.
int printed_decimals(const Figure& figure);

}  // namespace iku::report
