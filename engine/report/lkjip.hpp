#pragma once

#include "formula/result.hpp"
#include "report/table.hpp"

// The tables of an LKJIP for one unit and year, in the order such reports have them. Used by
// `iku report`; sections with nothing to say are left out.

namespace iku::report {

/// The whole report, in the current language.
Document lkjip(const Calculation& calculation, const UnitResult& result);

}  // namespace iku::report
