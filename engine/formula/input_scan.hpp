#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/suggestions.hpp"
#include "formula/definition.hpp"

// Finds names that a formula reads from x and nobody declares, before it is ever run. Used by
// library (one script) and check (a workspace, where a name may be another indikator).

namespace iku::formula {

/// A fault for every `x.name` of a definition's source, the first hundred, that is neither a
/// declared input, nor one of x's own names, nor in `known` (codes of other indikator). With place,
/// caret and did-you-mean.
std::vector<Diagnostic> undeclared_inputs(const Definition& definition,
                                          const std::set<std::string>& known,
                                          Suggestions& suggestions);

}  // namespace iku::formula
