#pragma once

#include <string>
#include <vector>

#include "formula/definition.hpp"
#include "model/workspace.hpp"

// What makes figures that stand beside each other doubtful: a target and its realisasi, the parts
// of a year, values of several units, a script and the workspace that names it. Used by
// calculation, for the row that says it, and by check.

namespace iku::formula {

/// The figures of an indikator in a year. `satuan` and `polaritas` are the ones that count.
struct RowFigures {
  const Indikator& indikator;
  Tahun tahun = 0;
  const std::string& polaritas;
  const std::string& satuan;
  const Value* computed = nullptr;  ///< the realisasi where it is not the data's
};

/// In words: a computed number too large to be exact, units that differ, a share beside a
/// percentage, a bound that the polaritas or its baseline contradicts, a single number where it
/// wants a range, in a year's figures and in their parts.
std::vector<std::string> figure_doubts(const RowFigures& row);

/// How the first doubtful figure of a row was read, which reading it has told already.
std::vector<std::string> reading_doubts(const RowFigures& row);

/// Where a realisasi stands on a target that was to be passed ("> 95" and 95), and where the parts
/// of both are put together in different ways, which compares a sum with a state.
std::vector<std::string> reach_doubts(const RowFigures& row, const Value& target,
                                      const Value& realisasi);

/// The same of the realisasi beside the target of a Renstra's last year, which may be partial.
std::vector<std::string> end_target_doubts(const RowFigures& row, Tahun akhir);

/// The same of the realisasi beside that of the year before.
std::vector<std::string> growth_doubts(const RowFigures& row, const Value& before);

/// What an indikator and its script say differently: polaritas, satuan, skala.
std::vector<std::string> contradictions(const Indikator& indikator, const Definition& definition);

/// Whether the polaritas says the contrary of a bound: at least so much, of what should be small.
bool contradicts(Batas batas, const std::string& polaritas);

/// Something with a unit of measure, as it is named and shown.
struct Measured {
  std::string name;
  std::string satuan;
};
/// In words, where the two units of measure are surely not the same; else empty.
std::string units_doubt(const Measured& a, const Measured& b);

}  // namespace iku::formula
