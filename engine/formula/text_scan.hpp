#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/workspace.hpp"

// Finds what the text of a script says less than it means, before it is ever run: a formula gives
// one value, and "return 0,6 * x.a" gives two; {0,6, 0,7} holds four; 1.000 is 1. Used wherever a
// text comes to be run: by definition and policy, which keep it for the rows they make, by
// calculation and check (the rumus of a tabel), and by cli (expressions and recalculation scripts).

namespace iku::formula {

/// An error for a decimal comma in what a formula or rule returns, and a warning for what may be
/// meant otherwise; the first twenty of a text. The first `before` bytes of `source` were put there
/// by the program; places count from behind them.
std::vector<Diagnostic> text_doubts(const std::string& file, const std::string& source,
                                    std::size_t before = 0);

/// The doubts of every rumus of a workspace's tabel, at the place of its column.
std::vector<Diagnostic> rumus_doubts(const Workspace& workspace);

/// Adds those of `doubts` to which no fault of `faults` points already.
void add_doubts(std::vector<Diagnostic>& faults, const std::vector<Diagnostic>& doubts);

/// A doubt in one line: "ikm.lua:4: message; help".
std::string doubt_text(const Diagnostic& doubt);

/// The first of the doubts of a script in one line, and how many more there are; empty for none.
std::string doubts_text(const std::vector<Diagnostic>& doubts);

}  // namespace iku::formula
