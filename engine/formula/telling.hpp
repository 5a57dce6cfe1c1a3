#pragma once

#include "base/number.hpp"
#include "formula/result.hpp"

// How a number stands beside its predikat: with as many decimals as it takes not to look as if it
// lay in another band. Used by everything that shows both: tables, reports, explain, the shell.

namespace iku::formula {

/// Whether two numbers lie on the same side of every edge of the policy's scale.
bool same_band(const KebijakanInfo& policy, double a, double b);

/// The decimals to show a number with: `usual`, or more where rounding to them would carry it over
/// an edge of the scale (99,996 below 100 is not shown as 100,00).
int telling_decimals(const KebijakanInfo& policy, double value, int usual,
                     Rounding rounding = Rounding::kHalfUp);

}  // namespace iku::formula
