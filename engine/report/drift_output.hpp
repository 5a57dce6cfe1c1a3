#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formula/provenance.hpp"
#include "report/render.hpp"

// Stored results beside what is calculated now: iku check --drift; and two
// results side by side: iku compare.

namespace iku::report {

/// One table a year: the figures of a row that differ, stored and now, and why.
Styled print_drift(Tahun tahun, const std::vector<formula::Drift>& rows,
                   const RenderOptions& options = {});

/// Why a row differs: a stable name ("formulasi", "data") and a sentence.
std::string_view cause_name(formula::Drift::Cause cause);
std::string cause_text(const formula::Drift& drift);

/// Two results of a year side by side.
struct Comparison {
  Tahun tahun = 0;
  std::string first;      ///< what A is
  std::string second;     ///< what B is
  std::size_t count = 0;  ///< rows compared
  std::vector<formula::Drift> rows;
};

/// The rows that differ, with the reason of each, and how many predikat are another one.
Styled print_comparison(const Comparison& comparison, const RenderOptions& options = {});
std::string comparisons_json(const std::vector<Comparison>& comparisons);

}  // namespace iku::report
