#include <algorithm>
#include <filesystem>
#include <future>
#include <iterator>
#include <optional>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/isolated_command.hpp"
#include "cli/progress.hpp"
#include "cli/run_time.hpp"
#include "cli/setup.hpp"
#include "cli/stored_results.hpp"
#include "formula/calculation.hpp"
#include "report/report.hpp"
#include "store/workspace_reader.hpp"

// The commands over a workspace: calc, report, audit, explain.

namespace iku::cli {

namespace {

// A workspace with its calculator; what is doubtful of both goes to `err` at once.
struct Opened {
  store::Loaded loaded;
  formula::Calculator calculator;

  Opened(store::Loaded read, const formula::Settings& settings, const Options& options,
         Streams& streams)
      : loaded(std::move(read)), calculator(loaded.workspace, settings) {
    const std::size_t doubts = loaded.warnings.size() + calculator.doubts().size();
    tell_doubts(doubts, options.workspace, streams.err);
  }
};

std::vector<Tahun> wanted_years(const Options& options, const Opened& opened) {
  if (options.tahun.empty()) return {opened.loaded.workspace.tahun};
  return parse_years(options.tahun, opened.calculator.years());
}

// "2023, 2025..2050".
std::string years_text(const std::vector<Tahun>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    text += (i > 0 ? ", " : "") + std::to_string(years[i]);
    if (last > i) text += (last > i + 1 ? ".." : ", ") + std::to_string(years[last]);
    i = last + 1;
  }
  return text;
}

Calculation calculate(const Options& options, const std::vector<Tahun>& years, Opened& opened,
                      Streams& streams) {
  formula::Selection selection;
  selection.tahun = years;
  selection.unit = options.unit;
  formula::Work work = work_of(options, opened.loaded.workspace);
  Progress progress(streams.err, streams.err_is_terminal);
  work.progress = [&](std::size_t done, std::size_t of) { progress.report(done, of); };
  Calculation calculation = opened.calculator.calculate(selection, work);
  progress.clear();
  show_printed(opened.calculator.take_output(), streams.err);
  if (!options.tahun.empty() && !has_rows(calculation)) {
    usage_error(say("cli.no_rows", printable(options.tahun)), say("cli.no_rows.help"));
  }
  return calculation;
}

Calculation calculate(const Options& options, Opened& opened, Streams& streams) {
  return calculate(options, wanted_years(options, opened), opened, streams);
}

report::RenderOptions render_options(const Options& options, const Streams& streams) {
  const bool to_file = !options.output.empty() && options.output != "-";
  return {to_file ? 100 : streams.width, !to_file && streams.color, options.csv_safe};
}

report::ReportFormat report_format(const Options& options) {
  if (options.format == "md") return report::ReportFormat::kMarkdown;
  if (options.format == "html") return report::ReportFormat::kHtml;
  if (options.format == "json") return report::ReportFormat::kJson;
  return report::ReportFormat::kText;
}

// What was read for a result is not overwritten by it.
void require_no_input(const Options& options, const Opened& opened) {
  if (options.output.empty() || options.output == "-") return;
  std::error_code error;
  for (const auto* files : {&opened.loaded.files, &opened.calculator.script_files()}) {
    for (const FileStamp& file : *files) {
      if (!std::filesystem::equivalent(file.path, options.output, error)) continue;
      usage_error(say("cli.output_is_input", printable(options.output)));
    }
  }
}

// What a command makes of a workspace.
using Produce = Produced (*)(const Options&, Opened&, Streams&);

Produced produce_calc(const Options& options, Opened& opened, Streams& streams) {
  if (options.save && (!options.unit.empty() || options.isolated)) {
    usage_error(say("cli.save_whole"));
  }
  const Calculation calculation = calculate(options, opened, streams);
  tell_rules(calculation, opened.calculator.settings().as_of, streams.err);
  report::CalcFormat format = report::CalcFormat::kTable;
  if (options.format == "json") format = report::CalcFormat::kJson;
  if (options.format == "ndjson") format = report::CalcFormat::kNdjson;
  if (options.format == "csv") format = report::CalcFormat::kCsv;
  // The text is made while the results are stored: both only read the calculation.
  const bool beside = options.save && options.jobs != 1;
  std::future<Styled> text = std::async(beside ? std::launch::async : std::launch::deferred, [&] {
    return report::print_calc(calculation, format, render_options(options, streams));
  });
  if (options.save) {
    require_unchanged(opened.loaded.files);
    require_unchanged(opened.calculator.script_files());
    formula::Fingerprints fingerprints(opened.calculator);
    save_results(results_of(fingerprints, calculation, wanted_years(options, opened),
                            time_of_run(options.waktu)),
                 opened.loaded.workspace, streams);
  }
  return {text.get(), report::has_failure(calculation) ? Exit::kFindings : Exit::kOk};
}

Produced produce_report(const Options& options, Opened& opened, Streams& streams) {
  const Calculation calculation = calculate(options, opened, streams);
  tell_rules(calculation, opened.calculator.settings().as_of, streams.err);
  if (calculation.results.empty()) usage_error(say("cli.nothing_to_report"));
  const report::ReportFormat format = report_format(options);
  if (calculation.results.size() > 1 &&
      (format == report::ReportFormat::kHtml || format == report::ReportFormat::kJson)) {
    usage_error(say("cli.one_report"));
  }
  Styled text;
  for (const UnitResult& result : calculation.results) {
    text += report::print_report(calculation, result, format, render_options(options, streams));
  }
  return {text, report::has_failure(calculation) ? Exit::kFindings : Exit::kOk};
}

// Years of figures, and those that only printed figures are of.
std::vector<Tahun> audited_years(const Opened& opened) {
  std::vector<Tahun> known = opened.calculator.years();
  for (const Tahun tahun : report::printed_years(opened.loaded.workspace)) known.push_back(tahun);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return known;
}

// A report prints figures of other years too, so an audit calculates every year unless told.
Produced produce_audit(const Options& options, Opened& opened, Streams& streams) {
  const std::vector<Tahun> known = audited_years(opened);
  const std::vector<Tahun> years =
      options.tahun.empty() ? known : parse_years(options.tahun, known);
  const Calculation calculation = calculate(options, years, opened, streams);
  const auto format =
      options.format == "json" ? report::AuditFormat::kJson : report::AuditFormat::kTable;
  const std::vector<report::Finding> all = report::all_findings(calculation);
  return {report::print_audit(calculation, all, format, render_options(options, streams)),
          report::audit_has_mismatch(all) ? Exit::kFindings : Exit::kOk};
}

// Whether only one unit has a plan: then nobody asks which.
bool has_one_unit(const Workspace& workspace) {
  return std::count_if(workspace.unit.begin(), workspace.unit.end(), [](const Unit& unit) {
           return !unit.tujuan.empty() || !unit.program.empty();
         }) == 1;
}

// Which unit it was, where nobody said.
void tell_unit(const Workspace& workspace, const std::string& kode, Streams& streams) {
  for (const Unit& unit : workspace.unit) {
    if (unit.kode == kode) streams.err << printable(say("cli.only_unit", kode, unit.nama)) << "\n";
  }
}

Produced produce_explain(const Options& options, Opened& opened, Streams& streams) {
  const std::vector<Tahun> years = wanted_years(options, opened);
  const std::vector<std::string> units =
      options.unit.empty() ? std::vector<std::string>{""} : options.unit;
  bool failed = false;
  bool told = !options.unit.empty() || has_one_unit(opened.loaded.workspace);
  Styled text;
  for (const std::string& unit : units) {
    for (const Tahun tahun : years) {
      const Explanation explanation = opened.calculator.explain(unit, options.indikator, tahun);
      if (!std::exchange(told, true)) tell_unit(opened.loaded.workspace, explanation.unit, streams);
      failed = failed || explanation.value.is_failure();
      text += options.format == "json"
                  ? Styled(report::explanation_json(explanation))
                  : report::print_explanation(explanation, render_options(options, streams));
    }
  }
  return {text, failed ? Exit::kFindings : Exit::kOk};
}

// One figure that cannot be read does not end an audit of the others.
store::Loaded read_for(Produce produce, const std::string& path) {
  return store::read_workspace(path, {.unreadable_is_missing = produce == produce_audit});
}

// A year that no figure is of gives an empty result, which looks like an answer.
void require_data(const Options& options, Produce produce, const Opened& opened, Streams& streams) {
  if (options.tahun.empty()) return;
  const std::vector<Tahun> known =
      produce == produce_audit ? audited_years(opened) : opened.calculator.years();
  const std::vector<Tahun> wanted = parse_years(options.tahun, known);
  std::vector<Tahun> without;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(without), [&](Tahun tahun) {
    return std::find(known.begin(), known.end(), tahun) == known.end();
  });
  if (without.empty()) return;
  const std::string told = say("cli.no_data", years_text(without));
  if (without.size() == wanted.size()) {
    usage_error(told, say("cli.no_data_help", years_text(known)));
  }
  streams.err << told << "\n";
}

// The command in a sealed child. The workspace is read before the child is sealed, the scripts
// after: from their folders, which stay readable.
Exit run_isolated(const Options& options, Streams& streams, Produce produce) {
  std::optional<store::Loaded> loaded;
  SealedWork work;
  work.prepare = [&](const formula::Settings& settings) {
    loaded = read_for(produce, options.workspace);
    return script_folders(loaded->workspace, settings);
  };
  work.produce = [&](const formula::Settings& settings, Streams& inside) {
    Opened opened(std::move(*loaded), settings, options, inside);
    require_data(options, produce, opened, inside);
    return produce(options, opened, inside);
  };
  const Produced produced = run_sealed(options, streams, work);
  if (produced.status <= Exit::kFindings) write_text(options, produced.text, streams);
  return produced.status;
}

Exit run(const Options& options, Streams& streams, Produce produce) {
  if (options.isolated) return run_isolated(options, streams, produce);
  Opened opened(read_for(produce, options.workspace), settings_of(options), options, streams);
  require_no_input(options, opened);
  require_data(options, produce, opened, streams);
  const Produced produced = produce(options, opened, streams);
  write_text(options, produced.text, streams);
  return produced.status;
}

}  // namespace

Exit calc(const Options& options, Streams& streams) { return run(options, streams, produce_calc); }

Exit report(const Options& options, Streams& streams) {
  return run(options, streams, produce_report);
}

Exit audit(const Options& options, Streams& streams) {
  return run(options, streams, produce_audit);
}

Exit explain(const Options& options, Streams& streams) {
  return run(options, streams, produce_explain);
}

}  // namespace iku::cli
