#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

// Finds returns of several values in a script, before it is ever run: a formula gives one, and
// "return 0,6 * x.a" gives two. Used by library (one script) and check (a workspace).

namespace iku::formula {

/// An error for a decimal comma in a formula or rule; a warning for what may be meant.
std::vector<Diagnostic> several_returns(const std::string& file, const std::string& source);

}  // namespace iku::formula
