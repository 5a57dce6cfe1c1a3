#include "base/catalogue.hpp"
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
                              bool changed) {
  std::vector<Cell> cells;
  auto add = [&](const Value& value, Quantity quantity) {
    cells.push_back(figures.cell(table, value, quantity));
  };
  if (changed) add(budget.anggaran_sebelum, Quantity::kRupiah);
  add(budget.anggaran, Quantity::kRupiah);
  add(budget.realisasi, Quantity::kRupiah);
  add(budget.sisa, Quantity::kRupiah);
  add(budget.serapan, Quantity::kPercent);
  if (budget.capaian.of > 0) {
    add(budget.capaian.value, Quantity::kPercent);
    add(budget.efisiensi, Quantity::kPoint);
  } else {
    // A node without indikator of its own has nothing to compare with: blank, not missing.
    cells.emplace_back();
    cells.push_back(budget.efisiensi.is_present()
                        ? figures.cell(table, budget.efisiensi, Quantity::kPoint)
                        : Cell());
  }
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
                    int indent) {
  if (has_amounts(budget)) {
    std::vector<Cell> cells = money_cells(table, figures, budget, changed);
    cells.insert(cells.begin(), node_cell(*budget.node, indent));
    if (!budget.children.empty()) {
      for (Cell& cell : cells) cell.emphasis = Emphasis::kStrong;
    }
    table.add(std::move(cells));
  }
  for (const BudgetResult& child : budget.children) {
    add_money_rows(table, figures, child, changed, indent + 1);
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
               figures.cell(table, r.realisasi, Quantity::kNumber),
               figures.cell(table, r.capaian, Quantity::kCapaian),
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
    std::vector<Cell> cells = money_cells(table, source.figures, program, changed);
    cells.insert(cells.begin(), node_cell(*program.node, 0));
    table.add(std::move(cells));
  }
  if (!table.rows.empty() && has_amounts(result.budget)) {
    table.add_total(say("report.total"),
                    money_cells(table, source.figures, result.budget, changed));
  }
  return table;
}

}  // namespace

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
    table.add({name, figures.cell(table, capaian.value, Quantity::kPercent),
               figures.cell(table, budget.anggaran, Quantity::kRupiah),
               figures.cell(table, budget.realisasi, Quantity::kRupiah),
               figures.cell(table, budget.serapan, Quantity::kPercent),
               figures.cell(table, budget.efisiensi, Quantity::kPoint),
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
    add_money_rows(money, source.figures, program, changed, 0);
    // A program without children stands in the overview already.
    if (money.rows.size() > 1) blocks.emplace_back(std::move(money));
  }
  return blocks;
}

}  // namespace iku::report
