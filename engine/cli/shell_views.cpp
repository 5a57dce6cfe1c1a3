#include "base/catalogue.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "report/report.hpp"

// The shell's commands that show the session as it stands.

namespace iku::cli {

namespace {

using report::ReportFormat;

// Without the empty line that stands before a first section.
std::string markdown(const report::Document& document) {
  const std::string text = report::render_markdown(document);
  return text.starts_with("\n") ? text.substr(1) : text;
}

std::string calc(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  if (!has_rows(calculation)) return " " + say("calc.nothing") + "\n";
  switch (state.mode) {
    case OutputMode::kJson: return report::print_calc(calculation, report::CalcFormat::kJson);
    case OutputMode::kCsv: return report::print_calc(calculation, report::CalcFormat::kCsv);
    case OutputMode::kMarkdown: return markdown(report::calc_document(calculation));
    case OutputMode::kTabel: break;
  }
  return report::print_calc(calculation, report::CalcFormat::kTable, state.display);
}

std::string audit(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  const std::vector<report::Finding> all = report::all_findings(calculation);
  const report::Document document = report::audit_document(calculation, all);
  if (document.sections.empty()) return " " + say("audit.nothing") + "\n";
  switch (state.mode) {
    case OutputMode::kJson:
      return report::print_audit(calculation, all, report::AuditFormat::kJson);
    case OutputMode::kCsv: return report::render_csv(document);
    case OutputMode::kMarkdown: return markdown(document);
    case OutputMode::kTabel: break;
  }
  return report::print_audit(calculation, all, report::AuditFormat::kTable, state.display);
}

std::string report_tables(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  if (!has_rows(calculation)) return " " + say("calc.nothing") + "\n";
  if (calculation.results.empty()) usage_error(say("cli.nothing_to_report"));
  const UnitResult& result = calculation.results.front();
  if (state.mode == OutputMode::kCsv) return report::render_csv(report::lkjip(calculation, result));
  ReportFormat format = ReportFormat::kText;
  if (state.mode == OutputMode::kJson) format = ReportFormat::kJson;
  if (state.mode == OutputMode::kMarkdown) format = ReportFormat::kMarkdown;
  return report::print_report(calculation, result, format, state.display);
}

// In Markdown the tree stands as it is: no table says as clearly how a number came about.
std::string explain(ShellState& state, const std::string& arguments) {
  state.session.indikator(arguments);
  const Explanation explanation = state.session.calculator().explain(
      state.session.unit().kode, arguments, state.session.tahun());
  if (state.mode == OutputMode::kJson) return report::explanation_json(explanation);
  if (state.mode == OutputMode::kCsv) {
    return report::render_csv(report::explanation_table(explanation));
  }
  const bool fenced = state.mode == OutputMode::kMarkdown;
  report::RenderOptions display = state.display;
  if (fenced) display.color = false;
  const std::string tree = report::print_explanation(explanation, display);
  return fenced ? "```text\n" + tree + "```\n" : tree;
}

}  // namespace

const std::vector<Command>& view_commands() {
  static const std::vector<Command> all = {
      {"audit", false, Takes::kNothing, audit},
      {"calc", false, Takes::kNothing, calc},
      {"explain", false, Takes::kIndikator, explain},
      {"help", false, Takes::kCommand,
       [](ShellState& state, const std::string& about) { return show_help(state, about); }},
      {"report", false, Takes::kNothing, report_tables},
  };
  return all;
}

}  // namespace iku::cli
