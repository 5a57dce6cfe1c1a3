#pragma once

#include "formula/result.hpp"
#include "lua/machine.hpp"

// Recalculates the side tables of a report: columns with a rumus, sum rows and mean rows. Used by
// calculation.

namespace iku::formula {

/// The recalculated cells of a table; missing where a cell is plain data or cannot be derived.
TabelResult evaluate_tabel(const Tabel& tabel, lua::Machine& machine);

}  // namespace iku::formula
