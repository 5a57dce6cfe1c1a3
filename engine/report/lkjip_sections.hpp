#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formula/result.hpp"
#include "report/figures.hpp"
#include "report/table.hpp"

// The sections lkjip.cpp puts together, one function each. Each gives no blocks where the result
// has nothing for it.

namespace iku::report {

/// What every section needs.
struct Source {
  const Calculation& calculation;
  const UnitResult& result;
  Figures figures;
};

using Blocks = std::vector<Block>;

Blocks summary_section(const Source& source);     // 1
Blocks capaian_section(const Source& source);     // 2
Blocks periode_section(const Source& source);     // 3
Blocks history_section(const Source& source);     // 4
Blocks kemajuan_section(const Source& source);    // 5
Blocks banding_section(const Source& source);     // 6
Blocks budget_section(const Source& source);      // 7: per tujuan and sasaran
Blocks program_section(const Source& source);     // 8
Blocks komponen_section(const Source& source);    // 9
Blocks sumberdaya_section(const Source& source);  // 10
Blocks tabel_section(const Source& source);       // 11
Blocks audit_section(const Source& source);       // 12
Blocks notes_section(const Source& source);       // 13

/// Columns by the catalogue key of their header; a key that begins with '>' is a column of numbers,
/// one that begins with '*' one of running text.
std::vector<Column> columns(const std::vector<std::string_view>& keys);

/// Rows grouped by tujuan and sasaran: `make_row` gives the cells of one indikator, or nothing to
/// leave it out; groups without rows are left out.
template <typename MakeRow>
void add_plan_rows(Table& table, const UnitResult& result, MakeRow make_row);

/// "Tujuan 1: …".
std::string tujuan_title(const Tujuan& tujuan);
std::string sasaran_title(const Sasaran& sasaran);

/// The name of an indikator with a note where its figure was reported or is no IKU.
Cell indikator_cell(Table& table, const IndikatorResult& result);

/// The realisasi, with a note where it is partial.
Cell realisasi_cell(Table& table, const Figures& figures, const IndikatorResult& result);

/// The capaian, with a note where target and realisasi are doubtful beside each other.
Cell capaian_cell(Table& table, const Figures& figures, const IndikatorResult& result,
                  bool with_sign = false);

/// A mean whose count does not stand beside it, with a note where it is partial.
Cell mean_cell(Table& table, const Figures& figures, const Mean& mean);

/// Which of a budget's lines are missing: "anggaran: 2 dari 3 rincian"; empty where none is.
std::string partial_text(const BudgetResult& budget);

/// Amounts and ratios of a budget, with a note where lines of it are missing, and where the amount
/// before a change counts because the one after it was left blank.
Cell anggaran_cell(Table& table, const Figures& figures, const BudgetResult& budget, Tahun tahun);
Cell realisasi_cell(Table& table, const Figures& figures, const BudgetResult& budget);
Cell ratio_cell(Table& table, const Figures& figures, const BudgetResult& budget,
                const Value& value, Quantity quantity, bool with_sign = false);

/// The target, "20–30" where it is a range; with a note where it changed, or is that of some parts
/// of the year.
Cell target_cell(Table& table, const Figures& figures, const IndikatorResult& result);

}  // namespace iku::report

#include "report/lkjip_rows.hpp"
