#pragma once

#include <string>
#include <vector>

#include "formula/result.hpp"
#include "report/besaran.hpp"
#include "report/render.hpp"
#include "report/verdict.hpp"

// Printed figures against recalculated ones. Used by `iku audit` and by section 11 of the report.

namespace iku::report {

/// One printed figure, judged.
struct Finding {
  std::string unit;  ///< code
  Tahun tahun = 0;
  std::string element;  ///< "indikator akip", "program 7.01.01", "tabel 3.1: Jumlah"
  std::string besaran;
  Subject subject = Subject::kCapaian;
  Quantity quantity = Quantity::kNumber;
  Figure printed;
  Value recalculated;  ///< from the printed operands where the workspace names them (acuan)
  Verdict verdict = Verdict::kTidakTerhitung;
  std::string sumber;
  std::string note;
};

struct Counts {
  int checked = 0;
  int sesuai = 0;
  int pembulatan = 0;
  int dipotong = 0;
  int tidak_sesuai = 0;
  int tidak_terhitung = 0;
  int tidak_dinilai = 0;
};

/// Every printed figure of the result's own year: of the unit, its plan, budget, staff and assets,
/// the cells of side tables, parents of the budget against the sums of their children, and reported
/// realisasi against computed ones. In report order.
std::vector<Finding> findings(const UnitResult& result, const Calculation& calculation);

/// The findings of all results, and of printed figures of years that were not calculated: every
/// printed figure of the units once.
std::vector<Finding> all_findings(const Calculation& calculation);

Counts count(const std::vector<Finding>& all);

/// "8 sel diperiksa, 5 sesuai, …": the parts add up to the first number.
std::string counts_text(const Counts& counts);

/// Every year for which a workspace prints a figure that follows from others, ascending.
std::vector<Tahun> printed_years(const Workspace& workspace);

/// The reading of a side table's derived cell that its printed figure agrees with, or the first
/// that has a value; null where none has.
const CellReading* reading_of(const TabelResult& result, std::size_t row, std::size_t column,
                              const Figure& printed, const KebijakanInfo& policy);

/// Findings as a table, the worst verdicts first, sesuai only with `all`.
Table findings_table(const std::vector<Finding>& list, const Figures& figures, bool all);

enum class AuditFormat { kTable, kJson };

/// The same for the other renderers: a section a unit and year.
Document audit_document(const Calculation& calculation, const std::vector<Finding>& all);

/// What `iku audit` prints of the findings: a summary line a unit and year, and every figure that
/// does not agree.
Styled print_audit(const Calculation& calculation, const std::vector<Finding>& all,
                   AuditFormat format, const RenderOptions& options = {});

}  // namespace iku::report
