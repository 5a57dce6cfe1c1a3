#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/besaran.hpp"

// A recalculated quantity under other operands: printed ones, or the data's as a report may have
// rounded them. The rules are the engine's; used by audit.

namespace iku::report {

/// What came of putting printed operands in the place of the data's.
struct Derived {
  std::optional<Recalculated> quantity;  ///< nothing where no operand could be used
  std::vector<std::string> unused;       ///< names that are no operands of the quantity
  bool complete = false;  ///< every operand is a printed one: nothing of the data went in
};

/// The operands as they may be read, each doubtful one ("96.000") both ways; as read first.
std::vector<Operands> readings_of(const Operands& printed);

/// The quantity with these operands, by the rule in force.
Derived derive(const Recalculated& exact, const Operands& printed, Judge& judge);

/// Whether printed operands are the data's own, rounded or cut to their decimals.
bool shows_data(const Recalculated& exact, const Operands& printed);

/// Whether a number printed with `decimals` follows from operands that were rounded or cut before,
/// to the decimals of the report or to its own.
bool follows_from_rounded(const Recalculated& exact, double printed, int decimals,
                          int report_decimals, Judge& judge);

/// Whether it follows from what its operands may have been before they were printed.
bool follows_from_unrounded(const Recalculated& derived, double printed, int decimals,
                            Judge& judge);

}  // namespace iku::report
