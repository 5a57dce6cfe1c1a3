#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formula/judge.hpp"
#include "report/figures.hpp"

// From the name of a printed quantity (besaran) to the field of the results that holds it, and to
// the rule and the operands it follows from. The one place that knows these names; used by audit.

namespace iku::report {

/// What a printed figure is about; the groups of an audit.
enum class Subject { kUang, kCapaian, kKinerja, kJumlah, kSumberdaya, kTabel };

/// A recalculated quantity and how it came about.
struct Recalculated {
  Value value;
  Quantity quantity = Quantity::kNumber;
  Derivation how;  ///< with the operands of the data
  /// Other ways to a figure that a report may rightly print, each with the catalogue's key of its
  /// reading.
  std::vector<std::pair<std::string_view, Derivation>> others;
  std::string satuan{};        ///< the unit its number has in the data; empty where it has none
  Batas batas = Batas::kNone;  ///< of a target
  std::string polaritas{};     ///< of a target's indikator
};

/// The besaran of an indikator. `budget` is its sasaran's or its program's, for serapan and
/// efisiensi.
Recalculated besaran_of(const IndikatorResult& result, const BudgetResult& budget,
                        const Tercetak& printed);
Recalculated besaran_of(const SasaranResult& result, const UnitResult& unit,
                        const Tercetak& printed);
Recalculated besaran_of(const TujuanResult& result, const UnitResult& unit,
                        const Tercetak& printed);
/// A program, kegiatan or subkegiatan.
Recalculated besaran_of(const BudgetResult& result, const UnitResult& unit,
                        const Tercetak& printed);
Recalculated besaran_of(const SumberdayaResult& result, const UnitResult& unit,
                        const Tercetak& printed);
Recalculated besaran_of(const UnitResult& result, const Tercetak& printed);

/// Which group of an audit a besaran belongs to.
Subject subject_of(std::string_view besaran);

/// The name that the sasaran of a code has among the operands of a mean; an indikator has its code.
std::string sasaran_operand(const std::string& kode);

}  // namespace iku::report
