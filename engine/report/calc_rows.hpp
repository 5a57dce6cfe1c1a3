#pragma once

#include <string>

#include "formula/result.hpp"

// The machine-readable forms of a calculation, for calc_output.cpp.

namespace iku::report {

/// What of a row is partial, in words: its realisasi, or last year's, which selisih and pertumbuhan
/// are measured by. Empty where both are whole.
std::string partial_words(const IndikatorResult& r);

std::string calc_json(const Calculation& calculation);
std::string calc_ndjson(const Calculation& calculation);
std::string calc_csv(const Calculation& calculation, bool safe = false);

}  // namespace iku::report
