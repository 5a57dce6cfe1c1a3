#include "report/calc_output.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "report/calc_rows.hpp"
#include "report/lkjip_sections.hpp"

namespace iku::report {

namespace {

std::vector<Cell> indikator_row(Table& table, const Figures& figures, const IndikatorResult& r) {
  Cell name = indikator_cell(table, r);
  name.indent = 0;
  return {r.indikator->kode,
          std::move(name),
          target_cell(table, figures, r),
          realisasi_cell(table, figures, r),
          capaian_cell(table, figures, r, true),
          figures.predikat(table, r.predikat)};
}

// A realisasi without a target has nothing to be measured by: it would only fill the screen.
bool is_measured(const IndikatorResult& r) {
  return r.target.is_present() || r.realisasi.is_failure() || r.capaian.is_failure();
}

// Adds the measured rows below a program; gives how many were left out.
int add_programs(Table& table, const Figures& figures, const BudgetResult& budget) {
  int left_out = 0;
  bool headed = false;
  for (const IndikatorResult& r : budget.indikator) {
    if (!is_measured(r)) {
      ++left_out;
      continue;
    }
    if (!headed) table.add_group((budget.node->kode + " " + budget.node->nama));
    headed = true;
    table.add(indikator_row(table, figures, r));
  }
  for (const BudgetResult& child : budget.children) {
    left_out += add_programs(table, figures, child);
  }
  return left_out;
}

void add_mean(Table& table, const Figures& figures, std::string_view key, const Mean& mean,
              Cell predikat) {
  if (mean.of == 0) return;
  table.add_total(say(key, count_text(mean)),
                  {figures.cell(table, mean.value, Quantity::kCapaian, true), std::move(predikat)});
}

Table indikator_table(const UnitResult& result, const Figures& figures, int& left_out) {
  Table table;
  table.columns =
      columns({"report.col.kode", "*report.col.indikator", ">report.col.target",
               ">report.col.realisasi", ">report.col.capaian_plain", "report.col.predikat"});
  add_plan_rows(table, result, [&](const IndikatorResult& r) {
    return std::optional<std::vector<Cell>>(indikator_row(table, figures, r));
  });
  add_mean(table, figures, "calc.mean", result.capaian,
           result.capaian.used > 0 ? figures.predikat(table, result.predikat) : Cell());
  const std::size_t before = table.rows.size();
  for (const BudgetResult& program : result.program) {
    left_out += add_programs(table, figures, program);
  }
  if (table.rows.size() > before) {
    add_mean(table, figures, "calc.mean_program", result.budget.capaian, Cell());
  }
  return table;
}

Table budget_table(const UnitResult& result, const Figures& figures) {
  Table table;
  table.columns =
      columns({"*report.col.uraian", ">report.col.anggaran", ">report.col.realisasi_anggaran",
               ">report.col.serapan_plain", ">report.col.efisiensi"});
  auto cells = [&](const BudgetResult& budget) {
    return std::vector<Cell>{
        anggaran_cell(table, figures, budget, result.tahun), realisasi_cell(table, figures, budget),
        ratio_cell(table, figures, budget, budget.serapan, Quantity::kPercent, true),
        ratio_cell(table, figures, budget, budget.efisiensi, Quantity::kPoint)};
  };
  for (const BudgetResult& program : result.program) {
    if (!has_amounts(program)) continue;
    std::vector<Cell> row = cells(program);
    row.insert(row.begin(), Cell(program.node->kode + " " + program.node->nama));
    table.add(std::move(row));
  }
  if (has_amounts(result.budget)) table.add_total(say("report.total"), cells(result.budget));
  return table;
}

Section result_section(const Calculation& calculation, const UnitResult& result) {
  const KebijakanInfo& policy = kebijakan_of(calculation, result);
  const Figures figures(policy);
  Section section;
  section.title = say("calc.heading", result.unit->nama, result.tahun, policy.kode);
  if (calculation.workspace != nullptr && calculation.workspace->contoh) {
    section.title += " · " + say("calc.made_up");
  }
  int left_out = 0;
  Table indikator = indikator_table(result, figures, left_out);
  if (!indikator.rows.empty()) section.blocks.emplace_back(std::move(indikator));
  if (section.blocks.empty() && left_out == 0) {
    section.blocks.emplace_back(say("calc.no_rows", result.unit->kode, result.tahun));
  }
  if (left_out > 0) section.blocks.emplace_back(say("calc.left_out", left_out));
  Table budget = budget_table(result, figures);
  if (!budget.rows.empty()) section.blocks.emplace_back(std::move(budget));
  return section;
}

std::string lines_text(const std::string& text, int indent, const RenderOptions& options) {
  std::string out;
  for (const std::string& line : wrap(printable(text), options.width - indent)) {
    out += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
  }
  return out;
}

// As a terminal has room for it: a remark right below its table.
Styled blocks_text(const Section& section, const RenderOptions& options) {
  Styled out;
  bool first = true;
  for (const Block& block : section.blocks) {
    if (const auto* remark = std::get_if<std::string>(&block)) {
      out += lines_text(*remark, 1, options);
    } else {
      out += (first ? "" : "\n") + render_text(std::get<Table>(block), options);
      first = false;
    }
  }
  return out;
}

Styled table_text(const Calculation& calculation, const RenderOptions& options) {
  if (calculation.results.empty()) return say("calc.nothing") + "\n";
  Styled out;
  for (const UnitResult& result : calculation.results) {
    if (!out.empty()) out += "\n";
    const Section section = result_section(calculation, result);
    out += lines_text(section.title, 0, options) + render_andaian(calculation.andaian, options) +
           blocks_text(section, options);
  }
  return out;
}

}  // namespace

Document calc_document(const Calculation& calculation) {
  Document document;
  document.andaian = calculation.andaian;
  for (const UnitResult& result : calculation.results) {
    document.sections.push_back(result_section(calculation, result));
  }
  return document;
}

Styled print_calc(const Calculation& calculation, CalcFormat format, const RenderOptions& options) {
  switch (format) {
    case CalcFormat::kJson: return calc_json(calculation);
    case CalcFormat::kNdjson: return calc_ndjson(calculation);
    case CalcFormat::kCsv: return calc_csv(calculation, options.csv_safe);
    case CalcFormat::kTable: break;
  }
  return table_text(calculation, options);
}

}  // namespace iku::report
