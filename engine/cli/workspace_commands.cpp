#include <filesystem>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/setup.hpp"
#include "formula/calculation.hpp"
#include "report/report.hpp"
#include "store/workspace_reader.hpp"

// The commands over a workspace: calc, report, audit, explain.

namespace iku::cli {

namespace {

// A workspace with its calculator; warnings of reading go to `err` at once.
struct Opened {
  store::Loaded loaded;
  formula::Calculator calculator;

  Opened(const Options& options, Streams& streams)
      : loaded(store::read_workspace(options.workspace)),
        calculator(loaded.workspace, settings_of(options)) {
    if (!loaded.warnings.empty()) {
      streams.err << say("cli.warnings", loaded.warnings.size(), options.workspace) << "\n";
    }
  }
};

std::vector<Tahun> wanted_years(const Options& options, const Opened& opened) {
  if (options.tahun.empty()) return {opened.loaded.workspace.tahun};
  return parse_years(options.tahun, opened.calculator.years());
}

Calculation calculate(const Options& options, Opened& opened, Streams& streams) {
  formula::Selection selection;
  selection.tahun = wanted_years(options, opened);
  selection.unit = options.unit;
  Calculation calculation = opened.calculator.calculate(selection);
  show_printed(opened.calculator.take_output(), streams.err);
  return calculation;
}

// A result goes to the file named, whole or not at all, or to standard output.
void write_result(const Options& options, const std::string& text, Streams& streams) {
  if (options.output.empty() || options.output == "-") {
    streams.out << text;
    return;
  }
  write_file_atomically(options.output, text);
}

report::RenderOptions render_options(const Options& options, const Streams& streams) {
  const bool to_file = !options.output.empty() && options.output != "-";
  return {to_file ? 100 : streams.width, !to_file && streams.color};
}

report::ReportFormat report_format(const Options& options) {
  std::string format = options.format;
  if (format.empty()) {
    const std::string extension = std::filesystem::path(options.output).extension().string();
    format = extension.empty() ? "txt" : extension.substr(1);
    if (format == "htm") format = "html";
  }
  if (format == "md") return report::ReportFormat::kMarkdown;
  if (format == "html") return report::ReportFormat::kHtml;
  if (format == "json") return report::ReportFormat::kJson;
  return report::ReportFormat::kText;
}

}  // namespace

Exit calc(const Options& options, Streams& streams) {
  Opened opened(options, streams);
  const Calculation calculation = calculate(options, opened, streams);
  report::CalcFormat format = report::CalcFormat::kTable;
  if (options.format == "json") format = report::CalcFormat::kJson;
  if (options.format == "ndjson") format = report::CalcFormat::kNdjson;
  if (options.format == "csv") format = report::CalcFormat::kCsv;
  write_result(options, report::print_calc(calculation, format, render_options(options, streams)),
               streams);
  return report::has_failure(calculation) ? Exit::kFindings : Exit::kOk;
}

Exit report(const Options& options, Streams& streams) {
  Opened opened(options, streams);
  const Calculation calculation = calculate(options, opened, streams);
  if (calculation.results.empty()) usage_error(say("cli.nothing_to_report"));
  const report::ReportFormat format = report_format(options);
  if (calculation.results.size() > 1 &&
      (format == report::ReportFormat::kHtml || format == report::ReportFormat::kJson)) {
    usage_error(say("cli.one_report"));
  }
  std::string text;
  for (const UnitResult& result : calculation.results) {
    text += report::print_report(calculation, result, format, render_options(options, streams));
  }
  write_result(options, text, streams);
  return report::has_failure(calculation) ? Exit::kFindings : Exit::kOk;
}

Exit audit(const Options& options, Streams& streams) {
  Opened opened(options, streams);
  const Calculation calculation = calculate(options, opened, streams);
  const auto format =
      options.format == "json" ? report::AuditFormat::kJson : report::AuditFormat::kTable;
  write_result(options, report::print_audit(calculation, format, render_options(options, streams)),
               streams);
  return report::audit_has_mismatch(calculation) ? Exit::kFindings : Exit::kOk;
}

Exit explain(const Options& options, Streams& streams) {
  Opened opened(options, streams);
  const std::vector<Tahun> years = wanted_years(options, opened);
  const std::string unit = options.unit.empty() ? "" : options.unit.front();
  bool failed = false;
  std::string text;
  for (const Tahun tahun : years) {
    const Explanation explanation = opened.calculator.explain(unit, options.indikator, tahun);
    failed = failed || explanation.value.is_failure();
    text += options.format == "json"
                ? report::explanation_json(explanation) + "\n"
                : report::print_explanation(explanation, render_options(options, streams));
  }
  streams.out << text;
  return failed ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
