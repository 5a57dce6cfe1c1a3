#pragma once

#include <string>

#include "formula/result.hpp"
#include "model/periode.hpp"
#include "model/workspace.hpp"

// In words: what a figure was put together from, and what it was before it changed. Used by
// explain.cpp and by the report.

namespace iku::formula {

/// The realisasi of the data in a year, where `value` is what it gave; nullptr where there is none
/// or another value counts: one that was set in a session.
const Figure* realisasi_figure(const Indikator& indikator, Tahun tahun, const Value& value);

/// A value in the middle of a sentence: "83,63", "BB (72)", "–".
std::string plain_value(const Value& value);

/// The parts that a figure is made of; null where it has none, or where its value is not what they
/// make: one that a session put in their place, which stands for the same parts.
const Periode* parts_shown(const Figure& figure);

/// "jumlah 4 triwulan", "rata-rata 3 dari 4 triwulan".
std::string periode_name(const Periode& periode);

/// The same with the parts: "jumlah 4 triwulan: 10 + 12 + 10 + 14".
std::string periode_note(const Periode& periode);

/// "ikm: 1 dari 2 unit", "5 dari 6 rincian".
std::string coverage_text(const Coverage& coverage);

/// "target bagian tahun yang sama; setahun 95": of a target that is not the whole year's.
std::string target_note(const Value& setahun);

/// "sejak 2024-08-01, sebelumnya 75", through every change; empty where there was none.
std::string perubahan_note(const Figure& figure);

}  // namespace iku::formula
