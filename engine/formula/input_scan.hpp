#pragma once

#include <string>
#include <vector>

#include "formula/definition.hpp"

// Finds names that a formula reads from x and nobody declares, before it is ever run. Used by
// library (one script) and check (a workspace, where a name may be another indikator).

namespace iku::formula {

/// A fault for every `x.name` of a definition's source that is neither a declared input, nor one of
/// x's own names, nor in `known` (codes of other indikator, sorted). With place, caret and
/// did-you-mean.
std::vector<Diagnostic> undeclared_inputs(const Definition& definition,
                                          const std::vector<std::string>& known);

}  // namespace iku::formula
