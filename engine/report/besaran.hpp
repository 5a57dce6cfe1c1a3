#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formula/result.hpp"
#include "report/figures.hpp"

// From the name of a printed quantity (besaran) to the field of the results that holds it, and to
// the operands it was made of. The one place that knows these names; used by audit.

namespace iku::report {

/// What a printed figure is about; the groups of an audit.
enum class Subject { kUang, kCapaian, kKinerja, kJumlah, kSumberdaya, kTabel };

/// A recalculated quantity and what it was made of, to test whether a printed figure came from
/// rounded operands.
struct Recalculated {
  Value value;
  Quantity quantity = Quantity::kNumber;
  std::vector<std::pair<std::string, Value>> operands;  ///< "realisasi", "target", …
  std::vector<Value> parts;                             ///< what a mean was taken over
};

/// The besaran of an indikator. `budget` is its sasaran's or its program's, for serapan and
/// efisiensi.
Recalculated besaran_of(const IndikatorResult& result, const BudgetResult& budget,
                        const Mean& budget_capaian, const Tercetak& printed);
Recalculated besaran_of(const SasaranResult& result, const UnitResult& unit,
                        const Tercetak& printed);
Recalculated besaran_of(const TujuanResult& result, const UnitResult& unit,
                        const Tercetak& printed);
/// A program, kegiatan or subkegiatan.
Recalculated besaran_of(const BudgetResult& result, const UnitResult& unit,
                        const Tercetak& printed);
Recalculated besaran_of(const SumberdayaResult& result, const Tercetak& printed);
Recalculated besaran_of(const UnitResult& result, const Tercetak& printed);

/// Which group of an audit a besaran belongs to.
Subject subject_of(std::string_view besaran);

/// The value that the besaran's rule gives with some operands replaced. The rule is the one that
/// reproduces the recalculated value; where that value is missing, only a besaran with a single
/// rule can be derived. Nothing where no rule fits or an operand is missing.
std::optional<double> derive(std::string_view besaran, const Recalculated& exact,
                             const std::vector<std::pair<std::string, double>>& replaced);

/// Whether a number printed with `decimals` follows from operands or parts that were rounded or cut
/// to the decimals of the report before.
bool follows_from_rounded(std::string_view besaran, const Recalculated& exact, double printed,
                          int decimals, int report_decimals);

}  // namespace iku::report
