#pragma once

#include <string>
#include <vector>

#include "formula/evaluator.hpp"
#include "formula/explanation.hpp"

// Builds the working of one indikator: its formula in the trace reading, down to data and their
// sources, then the capaian by its rule and the predikat by its band. Used by calculation.

namespace iku::formula {

Explanation explain_indikator(const Workspace& workspace, lua::Machine& machine,
                              Evaluator& evaluator, const std::string& unit_kode,
                              const std::string& kode, Tahun tahun);

}  // namespace iku::formula
