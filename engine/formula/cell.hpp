#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "formula/result.hpp"

// What the evaluator computes: one indikator of one unit in one year, and what becomes of it.

namespace iku::formula {

/// One figure to evaluate: an indikator (of its unit) in a year.
struct Cell {
  const Unit* unit = nullptr;
  const Indikator* indikator = nullptr;
  Tahun tahun = 0;
  bool operator==(const Cell&) const = default;
};

/// What of a cell another one may need.
enum class Part { kRealisasi, kAssessment };

/// The realisasi that counts, and where it came from.
struct Realisasi {
  Value value;
  Origin origin = Origin::kData;
  Value reported;        ///< the data's own where a formula computed another
  bool partial = false;  ///< made of only some parts of its year, or units, or of a partial one
  std::vector<Cell> of_partial;           ///< the partial rows that it is made of
  std::shared_ptr<const Periode> bagian;  ///< the parts of its year that a partial one stands on;
                                          ///< null where what it is made of does not agree on them
};

/// What a realisasi is measured by.
struct TargetOf {
  Value value;
  std::optional<Value> setahun;  ///< the whole year's, where `value` is that of some of its parts
};

/// What a realisasi is worth under the unit's kebijakan.
struct Assessment {
  Value capaian;   ///< per cent, uncapped
  Value angka;     ///< what the predikat is looked up with
  Value predikat;  ///< a grade
};

}  // namespace iku::formula
