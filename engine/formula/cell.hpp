#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
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

struct CellHash {
  std::size_t operator()(const Cell& cell) const {
    return std::hash<const void*>()(cell.indikator) * 31 + static_cast<std::size_t>(cell.tahun);
  }
};

/// Cells in the order in which they were added, each once.
class CellList {
 public:
  /// False where it is there already.
  bool add(const Cell& cell);
  void erase(const Cell& cell);
  void clear();
  std::vector<Cell> cells() const;

 private:
  std::size_t place_of(const Cell& cell) const;

  std::vector<Cell> order_;  ///< what was erased stands there without an indikator
  std::size_t erased_ = 0;
  std::unordered_map<Cell, std::size_t, CellHash>
      places_;  ///< only where there are more than a few
};

/// What of a cell another one may need.
enum class Part { kRealisasi, kAssessment };

/// The realisasi that counts, and where it came from.
struct Realisasi {
  Value value;
  Origin origin = Origin::kData;
  Value reported;        ///< the data's own where a formula computed another
  bool partial = false;  ///< made of only some parts of its year, or units, or of a partial one
  std::vector<Cell> of_partial{};  ///< the partial rows that it is made of
  std::shared_ptr<const Periode>
      bagian{};  ///< the parts of its year that a partial one stands on;
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
