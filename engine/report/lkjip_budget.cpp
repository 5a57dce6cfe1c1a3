#include "base/catalogue.hpp"
#include "formula/figure_note.hpp"
#include "report/lkjip_sections.hpp"

namespace iku::report {

namespace {

/// Whether any amount of the budget was changed during the year.
bool was_changed(const BudgetResult& budget) {
  const auto before = budget.anggaran_sebelum.as_number();
  if (before && before != budget.anggaran.as_number()) return true;
  for (const BudgetResult& child : budget.children) {
    if (was_changed(child)) return true;
  }
  return false;
}

std::vector<Cell> money_cells(Table& table, const Figures& figures, const BudgetResult& budget,
                              bool changed, Tahun tahun) {
  std::vector<Cell> cells;
  if (changed) cells.push_back(figures.cell(table, budget.anggaran_sebelum, Quantity::kRupiah));
  cells.push_back(anggaran_cell(table, figures, budget, tahun));
  cells.push_back(realisasi_cell(table, figures, budget));
  cells.push_back(ratio_cell(table, figures, budget, budget.sisa, Quantity::kRupiah));
  cells.push_back(ratio_cell(table, figures, budget, budget.serapan, Quantity::kPercent));
  // A node without indikator of its own has nothing to compare with: blank, not missing.
  cells.push_back(budget.capaian.of > 0 ? mean_cell(table, figures, budget.capaian) : Cell());
  cells.push_back(budget.capaian.of > 0 || budget.efisiensi.is_present()
                      ? ratio_cell(table, figures, budget, budget.efisiensi, Quantity::kPoint)
                      : Cell());
  return cells;
}

std::vector<Column> money_columns(bool changed) {
  std::vector<Column> list = columns({"*report.col.uraian"});
  if (changed) {
    list.push_back({say("report.col.anggaran_sebelum"), Align::kRight, false});
    list.push_back({say("report.col.anggaran_setelah"), Align::kRight, false});
  } else {
    list.push_back({say("report.col.anggaran"), Align::kRight, false});
  }
  for (Column& column :
       columns({">report.col.realisasi_anggaran", ">report.col.sisa", ">report.col.serapan",
                ">report.col.capaian", ">report.col.efisiensi"})) {
    list.push_back(std::move(column));
  }
  return list;
}

Cell node_cell(const BudgetNode& node, int indent) {
  Cell cell(node.kode.empty() ? node.nama : node.kode + " " + node.nama);
  cell.indent = indent;
  return cell;
}

void add_money_rows(Table& table, const Figures& figures, const BudgetResult& budget, bool changed,
                    Tahun tahun, int indent) {
  if (has_amounts(budget)) {
    std::vector<Cell> cells = money_cells(table, figures, budget, changed, tahun);
    cells.insert(cells.begin(), node_cell(*budget.node, indent));
    if (!budget.children.empty()) {
      for (Cell& cell : cells) cell.emphasis = Emphasis::kStrong;
    }
    table.add(std::move(cells));
  }
  for (const BudgetResult& child : budget.children) {
    add_money_rows(table, figures, child, changed, tahun, indent + 1);
  }
}

void add_indikator_rows(Table& table, const Figures& figures, const BudgetResult& budget,
                        int level) {
  if (!budget.indikator.empty()) {
    table.add_group(node_cell(*budget.node, 0).text, level);
  }
  for (const IndikatorResult& r : budget.indikator) {
    Cell name = indikator_cell(table, r);
    name.indent = level + 1;
    table.add({std::move(name), r.satuan, target_cell(table, figures, r),
               realisasi_cell(table, figures, r), capaian_cell(table, figures, r),
               figures.predikat(table, r.predikat)});
  }
  for (const BudgetResult& child : budget.children) {
    add_indikator_rows(table, figures, child, level + 1);
  }
}

Table overview(const Source& source) {
  const UnitResult& result = source.result;
  bool changed = false;
  for (const BudgetResult& program : result.program) changed = changed || was_changed(program);
  Table table;
  table.title = say("report.programs");
  table.columns = money_columns(changed);
  for (const BudgetResult& program : result.program) {
    if (!has_amounts(program) && program.capaian.of == 0) continue;
    std::vector<Cell> cells = money_cells(table, source.figures, program, changed, result.tahun);
    cells.insert(cells.begin(), node_cell(*program.node, 0));
    table.add(std::move(cells));
  }
  if (!table.rows.empty() && has_amounts(result.budget)) {
    table.add_total(say("report.total"),
                    money_cells(table, source.figures, result.budget, changed, result.tahun));
  }
  return table;
}

std::string lines_text(std::string_view kode, const Coverage& lines) {
  if (!lines.is_partial() || lines.used == 0) return {};
  Coverage named = lines;
  named.kode = kode;
  return formula::coverage_text(named);
}

/// The nodes whose change was announced and left blank: what was budgeted before it counts.
void collect_blank_changes(const BudgetResult& budget, Tahun tahun, std::string& codes) {
  for (const BudgetResult& child : budget.children) collect_blank_changes(child, tahun, codes);
  if (budget.node == nullptr) return;
  const auto pagu = budget.node->anggaran.find(tahun);
  if (pagu == budget.node->anggaran.end() || !pagu->second.sebelum || !pagu->second.setelah) return;
  const Figure& after = *pagu->second.setelah;
  const bool is_blank = !after.value.is_present() && after.warning.empty();
  const bool counts =
      budget.anggaran.is_number() && same_value(budget.anggaran, pagu->second.sebelum->value);
  if (is_blank && counts) codes += (codes.empty() ? "" : ", ") + budget.node->kode;
}

}  // namespace

Cell anggaran_cell(Table& table, const Figures& figures, const BudgetResult& budget, Tahun tahun) {
  std::string note = lines_text("anggaran", budget.dari_anggaran);
  std::string codes;
  collect_blank_changes(budget, tahun, codes);
  if (!codes.empty()) note += (note.empty() ? "" : "; ") + say("report.before_counts", codes);
  return marked(table, figures.cell(table, budget.anggaran, Quantity::kRupiah), note);
}

Cell realisasi_cell(Table& table, const Figures& figures, const BudgetResult& budget) {
  return marked(table, figures.cell(table, budget.realisasi, Quantity::kRupiah),
                lines_text("realisasi anggaran", budget.dari_realisasi));
}

Cell ratio_cell(Table& table, const Figures& figures, const BudgetResult& budget,
                const Value& value, Quantity quantity, bool with_sign) {
  return marked(table, figures.cell(table, value, quantity, with_sign), partial_text(budget));
}

std::string partial_text(const BudgetResult& budget) {
  const std::string planned = lines_text("anggaran", budget.dari_anggaran);
  const std::string spent = lines_text("realisasi anggaran", budget.dari_realisasi);
  return planned + (planned.empty() || spent.empty() ? "" : "; ") + spent;
}

Blocks budget_section(const Source& source) {
  Table table;
  table.columns = columns({"*report.col.uraian", ">report.col.capaian", ">report.col.anggaran",
                           ">report.col.realisasi_anggaran", ">report.col.serapan",
                           ">report.col.efisiensi", ">report.col.pangsa"});
  const Figures& figures = source.figures;
  auto add = [&](const std::string& title, int indent, const Mean& capaian,
                 const BudgetResult& budget) {
    Cell name(title);
    name.indent = indent;
    if (indent == 0) name.emphasis = Emphasis::kStrong;
    table.add({name, mean_cell(table, figures, capaian),
               anggaran_cell(table, figures, budget, source.result.tahun),
               realisasi_cell(table, figures, budget),
               ratio_cell(table, figures, budget, budget.serapan, Quantity::kPercent),
               ratio_cell(table, figures, budget, budget.efisiensi, Quantity::kPoint),
               figures.cell(table, budget.pangsa, Quantity::kPercent)});
  };
  bool any = false;
  for (const TujuanResult& tujuan : source.result.tujuan) {
    any = any || has_amounts(tujuan.budget);
    for (const SasaranResult& sasaran : tujuan.sasaran) any = any || has_amounts(sasaran.budget);
  }
  if (!any) return {};
  for (const TujuanResult& tujuan : source.result.tujuan) {
    add(tujuan_title(*tujuan.tujuan), 0, tujuan.capaian, tujuan.budget);
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      add(sasaran_title(*sasaran.sasaran), 1, sasaran.capaian, sasaran.budget);
    }
  }
  return {std::move(table)};
}

Blocks program_section(const Source& source) {
  Blocks blocks;
  Table all = overview(source);
  if (!all.rows.empty()) blocks.emplace_back(std::move(all));
  for (const BudgetResult& program : source.result.program) {
    const std::string name = node_cell(*program.node, 0).text;
    Table indikator;
    indikator.title = say("report.program_indikator", name);
    indikator.columns =
        columns({"*report.col.indikator", "report.col.satuan", ">report.col.target",
                 ">report.col.realisasi", ">report.col.capaian", "report.col.predikat"});
    add_indikator_rows(indikator, source.figures, program, 0);
    if (!indikator.rows.empty()) blocks.emplace_back(std::move(indikator));
    Table money;
    money.title = say("report.program_anggaran", name);
    const bool changed = was_changed(program);
    money.columns = money_columns(changed);
    add_money_rows(money, source.figures, program, changed, source.result.tahun, 0);
    // A program without children stands in the overview already.
    if (money.rows.size() > 1) blocks.emplace_back(std::move(money));
  }
  return blocks;
}

}  // namespace iku::report
