#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "formula/library.hpp"

// What is doubtful in the figures themselves, seen with the formulas they are for. Used by check.

namespace iku::formula {

/// Inputs that no formula reads, grades that are in no ladder, a baseline that is missing, rupiah
/// that contradict each other; warnings, in the order of the workspace.
std::vector<Diagnostic> check_figures(const Workspace& workspace, lua::Machine& machine,
                                      Library& library);

}  // namespace iku::formula
