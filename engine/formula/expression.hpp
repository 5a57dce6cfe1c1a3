#pragma once

#include <string>
#include <vector>

#include "lua/trace.hpp"

// Turns the memory of an evaluation into the lines people would write down: the formula by names,
// the same with numbers, and step by step to the result. Used by explain.

namespace iku::formula {

/// "1,25 × ikm + ipp", "1,25 × 3,222 + 3,08", …, "7,1075". Empty where nothing was traced; long
/// workings keep their first and last lines.
std::vector<std::string> working(const lua::Trace& trace);

/// The names of the inputs the result was made of, in order of appearance.
std::vector<std::string> inputs_of(const lua::Trace& trace);

/// The notes of library functions on the way to the result, outermost first.
std::vector<const lua::TraceNode*> notes_of(const lua::Trace& trace);

/// A number as a working shows it: at most `decimals` places, no trailing zeros.
/// More where it would read as a shorter number that it is not.
std::string working_number(double value, int decimals = 4);

/// A figure as a working shows it: with all its digits where a person may have written it.
std::string figure_number(double value);

}  // namespace iku::formula
