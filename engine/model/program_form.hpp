#pragma once

#include <string>

#include "model/figure.hpp"

// Values as the outputs for programs write them: JSON, NDJSON and the CSV of calc have the dot as
// decimal mark, in ranges, bounds and grades too. printed_form is the same for people.

namespace iku {

/// "60.125-85.125", "≥ 95.5", "BB (72.125)"; a number without a bound is its digits alone.
std::string program_form(const Value& value, Batas batas = Batas::kNone);

}  // namespace iku
