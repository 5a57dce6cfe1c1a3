#pragma once

#include <string>
#include <vector>

#include "model/workspace.hpp"

// What makes a target and its realisasi doubtful beside each other. Used by calculation, for the
// row that says it, and by check.

namespace iku::formula {

/// In words: a computed number too large to be exact, units that differ, a share beside a
/// percentage, a bound that the polaritas contradicts. `satuan` and `polaritas` are the ones that
/// count; `computed` is the realisasi where a formulasi gave it, null where it is the data's.
std::vector<std::string> figure_doubts(const Indikator& indikator, Tahun tahun,
                                       const std::string& polaritas, const std::string& satuan,
                                       const Value* computed);

}  // namespace iku::formula
