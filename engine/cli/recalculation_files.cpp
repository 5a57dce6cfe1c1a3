#include <algorithm>

#include "base/catalogue.hpp"
#include "base/folder.hpp"
#include "base/text.hpp"
#include "cli/output_form.hpp"
#include "cli/recalculation.hpp"
#include "cli/script_data.hpp"
#include "cli/stored_results.hpp"
#include "formula/provenance.hpp"
#include "report/report.hpp"
#include "store/result_file.hpp"

// save and report of a recalculation script: all that it can write.

namespace iku::cli {

namespace fs = std::filesystem;
using lua::Datum;

namespace {

constexpr std::size_t kLongestName = 100;

bool same_origin(const StoredRow& a, const StoredRow& b) {
  return a.formulasi == b.formulasi && a.kebijakan == b.kebijakan && a.data == b.data &&
         a.baca == b.baca && a.paket == b.paket;
}

// Whether two results whose figures agree were made with the same.
bool same_origin(const StoredResult& a, const StoredResult& b) {
  return a.program == b.program && a.aturan == b.aturan && a.data == b.data && a.skrip == b.skrip &&
         std::equal(a.baris.begin(), a.baris.end(), b.baris.begin(), b.baris.end(),
                    [](const StoredRow& x, const StoredRow& y) { return same_origin(x, y); });
}

// A stored result that cannot be read makes room for a new one.
void set_aside(const fs::path& directory, Tahun tahun) {
  try {
    store::read_result(directory, tahun);
  } catch (const Error& error) {
    if (error.status() != Exit::kInvalidInput) throw;
    store::set_aside(store::ResultLock(directory), directory, tahun);
  }
}

report::ReportFormat format_of(const std::string& name) {
  const std::string ending = fs::path(name).extension().string();
  if (ending_says(ending, "md")) return report::ReportFormat::kMarkdown;
  if (ending_says(ending, "html")) return report::ReportFormat::kHtml;
  if (ending_says(ending, "txt")) return report::ReportFormat::kText;
  bad_argument(say("run.report_format", printable(name)));
}

}  // namespace

Datum Recalculation::save(const Arguments& arguments) {
  const Outcome& outcome = outcome_of(argument(arguments, 0), "save");
  if (!outcome.unit.empty()) bad_argument(say("run.save_units"), say("run.save_units.help"));
  if (outcome.what_if) bad_argument(say("run.save_what_if"), say("run.save_what_if.help"));
  for (const StoredResult& result : outcome.years) save_year(result);
  return {};
}

void Recalculation::save_year(const StoredResult& result) {
  const Workspace& workspace = worlds_.workspace();
  count_file("save");
  if (options_.dry_run) {
    const std::string path = store::result_path(workspace.directory, result.tahun).string();
    streams_.err << say("run.would_save", path, change_of(result)) << "\n";
    return;
  }
  require_unchanged(read_);
  require_unchanged(worlds_.base().script_files());
  if (options_.retry) set_aside(workspace.directory, result.tahun);
  save_results({result}, workspace, streams_);
  saved_.insert(result.tahun);
}

// What storing a result would change, for --dry-run.
std::string Recalculation::change_of(const StoredResult& result) const {
  std::optional<StoredResult> stored;
  try {
    stored = store::read_result(worlds_.workspace().directory, result.tahun);
  } catch (const Error&) {
    if (!options_.retry) throw;
    return say("run.change_unreadable");
  }
  if (!stored) return say("run.change_new");
  const std::size_t rows = formula::drift(*stored, result).size();
  if (rows > 0) return say("run.change_rows", rows);
  return say(same_origin(*stored, result) ? "run.change_none" : "run.change_origin");
}

fs::path Recalculation::report_path(const std::string& name) const {
  const bool plain = !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
                     name.find_first_of("/\\") == std::string::npos &&
                     name.find("..") == std::string::npos && printable(name) == name;
  if (!plain) bad_argument(say("run.report_name", printable(name)), say("run.report_name.help"));
  return fs::path("hasil") / "laporan" / name;
}

Datum Recalculation::report(const Arguments& arguments) {
  const std::string unit = text_of(argument(arguments, 0), "unit");
  const Tahun tahun = year_of(argument(arguments, 1), "tahun");
  const std::string name = text_of(argument(arguments, 2), "report");
  require_unit(unit);
  const fs::path place = report_path(name);
  const Folder workspace(worlds_.workspace().directory);
  const std::string path = (workspace.path() / place).string();
  const report::ReportFormat format = format_of(name);
  if (worlds_.is_set()) bad_argument(say("run.report_what_if"), say("run.save_what_if.help"));
  const Calculation calculation = calculate(worlds_.base(), {{tahun}, {unit}});
  if (calculation.results.empty()) bad_argument(say("run.report_empty", unit, tahun));
  const Styled text = report::print_report(calculation, calculation.results.front(), format);
  workspace.require_no_link(place);
  count_file("report");
  if (options_.dry_run) {
    streams_.err << say("run.would_write", path) << "\n";
    return {};
  }
  workspace.write(place, text.bytes());
  streams_.err << say("run.written", path) << "\n";
  reports_.insert(name);
  return {};
}

}  // namespace iku::cli
