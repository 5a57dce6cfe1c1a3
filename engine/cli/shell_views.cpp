#include "base/catalogue.hpp"
#include "cli/shell_command.hpp"
#include "report/report.hpp"

// The shell's commands that show the session as it stands.

namespace iku::cli {

namespace {

std::string calc(ShellState& state, const std::string&) {
  return report::print_calc(state.session.calculate(), report::CalcFormat::kTable, state.display);
}

std::string audit(ShellState& state, const std::string&) {
  return report::print_audit(state.session.calculate(), report::AuditFormat::kTable, state.display);
}

std::string report_tables(ShellState& state, const std::string&) {
  const Calculation calculation = state.session.calculate();
  return report::print_report(calculation, calculation.results.front(), report::ReportFormat::kText,
                              state.display);
}

std::string explain(ShellState& state, const std::string& arguments) {
  state.session.indikator(arguments);
  return report::print_explanation(state.session.calculator().explain(
                                       state.session.unit().kode, arguments, state.session.tahun()),
                                   state.display);
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
