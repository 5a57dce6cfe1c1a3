#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

// Finds what the text of a script says less than it means, before it is ever run: a formula gives
// one value, and "return 0,6 * x.a" gives two; {0,6, 0,7} holds four; 1.000 is 1. Used by library
// (one script) and check (a workspace).

namespace iku::formula {

/// Adds an error for a decimal comma in what a formula or rule returns, and a warning for what may
/// be meant otherwise, unless a fault of `faults` points there already.
void add_text_doubts(std::vector<Diagnostic>& faults, const std::string& file,
                     const std::string& source);

}  // namespace iku::formula
