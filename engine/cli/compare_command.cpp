#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "cli/run_time.hpp"
#include "cli/setup.hpp"
#include "cli/stored_results.hpp"
#include "report/drift_output.hpp"
#include "store/result_file.hpp"
#include "store/workspace_reader.hpp"

// iku compare A B: two results side by side, each a workspace calculated now (under today's rules
// or a year's) or a file of stored results.

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

// One side of a comparison.
class Side {
 public:
  Side(std::string name, const Options& options) : name_(std::move(name)), options_(options) {
    std::error_code error;
    fs::path path = name_;
    const std::size_t at = name_.rfind('@');
    if (!fs::exists(path, error) && at != std::string::npos) {
      path = name_.substr(0, at);
      as_of_ = parse_as_of(name_.substr(at + 1), options.waktu);
      if (!as_of_) usage_error(say("cli.bad_as_of", ""), say("cli.bad_as_of_help"));
    }
    if (fs::is_regular_file(path, error) && path.filename() != "workspace.json") {
      if (as_of_) usage_error(say("cli.compare_stored", path.string()));
      stored_ = store::read_result_file(path);
    } else {
      const std::vector<Tahun> stored = store::stored_years(path.parent_path());
      if (path.filename() == "hasil" && !stored.empty()) {
        usage_error(say("cli.compare_folder", path.string()),
                    say("cli.compare_folder.help", path.string(), stored.back()));
      }
      loaded_ = store::read_workspace(path);
    }
  }

  const std::string& name() const { return name_; }

  /// The years it would be asked for; empty where it has no say.
  std::vector<Tahun> years() const {
    if (stored_) return {stored_->tahun};
    if (options_.tahun.empty()) return {loaded_->workspace.tahun};
    formula::Calculator calculator(loaded_->workspace, settings());
    return parse_years(options_.tahun, calculator.years());
  }

  bool is_stored() const { return stored_.has_value(); }

  std::vector<StoredResult> results(const std::vector<Tahun>& years, Streams& streams) const {
    if (stored_) return {*stored_};
    formula::Calculator calculator(loaded_->workspace, settings());
    formula::Selection selection;
    selection.tahun = years;
    formula::Work work = work_of(options_, loaded_->workspace);
    Progress progress(streams.err, streams.err_is_terminal);
    progress.title(name_);
    work.progress = [&](std::size_t done, std::size_t of) { progress.report(done, of); };
    const Calculation calculation = calculator.calculate(selection, work);
    progress.clear();
    show_printed(calculator.take_output(), streams.err);
    tell_rules(calculation, as_of_, streams.err);
    formula::Fingerprints fingerprints(calculator);
    return results_of(fingerprints, calculation, years, {});
  }

 private:
  formula::Settings settings() const {
    formula::Settings settings = settings_of(options_);
    settings.as_of = as_of_;
    return settings;
  }

  std::string name_;
  const Options& options_;
  std::optional<Tahun> as_of_;
  std::optional<StoredResult> stored_;
  std::optional<store::Loaded> loaded_;
};

// The years both sides are asked for: a stored result has one, and a workspace follows it.
std::vector<Tahun> years_of(const Side& first, const Side& second, const Options& options) {
  for (const Side* side : {&first, &second}) {
    if (!side->is_stored()) continue;
    std::vector<Tahun> own = side->years();
    if (!options.tahun.empty() && parse_years(options.tahun, own) != own) {
      usage_error(say("cli.compare_year", side->name(), own.front(), options.tahun));
    }
    return own;
  }
  return first.years();
}

}  // namespace

Exit compare(const Options& options, Streams& streams) {
  time_of_run(options.waktu);  // to be told of a wrong one
  const Side first(options.first, options);
  const Side second(options.second, options);
  const std::vector<Tahun> years = years_of(first, second, options);
  const std::vector<StoredResult> before = first.results(years, streams);
  const std::vector<StoredResult> after = second.results(years, streams);
  std::vector<report::Comparison> comparisons;
  bool differs = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    report::Comparison comparison;
    comparison.tahun = after[i].tahun;
    comparison.first = first.name();
    comparison.second = second.name();
    comparison.rows = formula::drift(before[i], after[i]);
    comparison.count = after[i].baris.size();
    for (const formula::Drift& row : comparison.rows) {
      comparison.count += row.cause == formula::Drift::Cause::kRemoved ? 1 : 0;
    }
    if (comparison.count == 0) {
      usage_error(say("cli.no_rows", comparison.tahun), say("cli.no_rows.help"));
    }
    differs = differs || !comparison.rows.empty();
    comparisons.push_back(std::move(comparison));
  }
  Styled text;
  if (options.format == "json") {
    text = report::comparisons_json(comparisons);
  } else {
    const bool to_file = !options.output.empty() && options.output != "-";
    for (const report::Comparison& comparison : comparisons) {
      text += report::print_comparison(comparison,
                                       {to_file ? 100 : streams.width, !to_file && streams.color});
    }
  }
  write_text(options, text, streams);
  return differs ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
