#pragma once

#include <string>
#include <vector>

#include "lua/budget.hpp"

// Budgets on the command line: --limit NAME=VALUE, where the names are those of the failure classes
// (limit.cpu, limit.time, …). Used by setup.

namespace iku::cli {

/// The budget with these settings, in their order. Throws Error (kUsage) for an unknown name or a
/// value outside its range; both are told.
Budget budget_of(const std::vector<std::string>& limits);

}  // namespace iku::cli
