#include "base/catalogue.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "report/report.hpp"

// The shell's commands that show the session as it stands.

namespace iku::cli {

namespace {

Styled show_calc(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  if (!has_rows(calculation)) return " " + say("calc.nothing") + "\n";
  const auto print = [&](report::CalcFormat format) {
    return report::print_calc(calculation, format, state.display);
  };
  state.formed = state.marked = true;
  if (state.form() == OutputMode::kJson) return print(report::CalcFormat::kJson);
  if (state.form() == OutputMode::kCsv) return print(report::CalcFormat::kCsv);
  return show_document(state, report::calc_document(calculation),
                       [&] { return print(report::CalcFormat::kTable); });
}

Styled show_audit(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  const std::vector<report::Finding> all = report::all_findings(calculation);
  const report::Document document = report::audit_document(calculation, all);
  if (document.sections.empty()) return " " + say("audit.nothing") + "\n";
  state.formed = state.marked = true;
  if (state.form() == OutputMode::kJson) {
    return report::print_audit(calculation, all, report::AuditFormat::kJson);
  }
  return show_document(state, document, [&] {
    return report::print_audit(calculation, all, report::AuditFormat::kTable, state.display);
  });
}

Styled report_tables(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  if (!has_rows(calculation)) return " " + say("calc.nothing") + "\n";
  if (calculation.results.empty()) usage_error(say("cli.nothing_to_report"));
  const report::Document document = report::lkjip(calculation, calculation.results.front());
  return show_document(state, document, [&] {
    return report::render(document, report::ReportFormat::kText, state.display);
  });
}

// In Markdown the tree stands as it is: no table says as clearly how a number came about.
Styled show_explanation(ShellState& state, const std::string& arguments) {
  const Explanation explanation = state.session.explain(arguments);
  state.formed = state.marked = true;
  switch (state.form()) {
    case OutputMode::kJson: return report::explanation_json(explanation);
    case OutputMode::kCsv:
    case OutputMode::kHtml: return show_table(state, report::explanation_table(explanation));
    case OutputMode::kMarkdown:
    case OutputMode::kTabel: break;
  }
  const bool fenced = state.form() == OutputMode::kMarkdown;
  report::RenderOptions display = state.display;
  if (fenced) display.color = false;
  const Styled tree = report::print_explanation(explanation, display);
  return fenced ? "```text\n" + tree + "```\n" : tree;
}

std::string help(ShellState& state, const std::string& about) { return show_help(state, about); }

}  // namespace

const std::vector<Command>& view_commands() {
  static const std::vector<Command> all = {
      {"audit", false, Takes::kNothing, show_audit},
      {"calc", false, Takes::kNothing, show_calc},
      {"explain", false, Takes::kIndikator, show_explanation},
      {"help", false, Takes::kCommand, help},
      {"report", false, Takes::kNothing, report_tables},
  };
  return all;
}

}  // namespace iku::cli
