#pragma once

#include "base/number.hpp"
#include "formula/result.hpp"

// With how many decimals a number is shown so that what is shown is no other number: not one of
// another predikat, and not a shorter one that it only comes near. Used by everything that shows
// numbers: tables, reports, explain, the shell.

namespace iku::formula {

/// Whether two numbers lie on the same side of every edge of the policy's scale.
bool same_band(const KebijakanInfo& policy, double a, double b);

/// The decimals to show a number with: `usual`, or more where rounding to them would carry it over
/// an edge of the scale (99,996 below 100 is not shown as 100,00).
int telling_decimals(const KebijakanInfo& policy, double value, int usual,
                     Rounding rounding = Rounding::kHalfUp);

/// The same where nothing is judged: more than `usual` where rounding to them would show a shorter
/// number that it is not (2,99999 is not shown as 3).
int telling_decimals(double value, int usual, Rounding rounding = Rounding::kHalfUp);

/// Whether a number is as a person writes one, with at most 12 significant digits: such a figure
/// is shown with all of them. A longer one came out of a calculation.
bool is_written(double value);

/// Whether two numbers differ by no more than what adding up decimals leaves.
bool is_near(double a, double b);

}  // namespace iku::formula
