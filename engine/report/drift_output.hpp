#pragma once

#include <string>
#include <vector>

#include "formula/provenance.hpp"
#include "report/render.hpp"

// Stored results beside what is calculated now: iku check --drift.

namespace iku::report {

/// One table a year: the figures of a row that differ, stored and now, and why.
std::string print_drift(Tahun tahun, const std::vector<formula::Drift>& rows,
                        const RenderOptions& options = {});

}  // namespace iku::report
