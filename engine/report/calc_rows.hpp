#pragma once

#include <string>

#include "formula/result.hpp"

// The machine-readable forms of a calculation, for calc_output.cpp.

namespace iku::report {

std::string calc_json(const Calculation& calculation);
std::string calc_ndjson(const Calculation& calculation);
std::string calc_csv(const Calculation& calculation);

}  // namespace iku::report
