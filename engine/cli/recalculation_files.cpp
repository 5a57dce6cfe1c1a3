#include <algorithm>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
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

// A stored result that cannot be read makes room for a new one; it is kept beside the others.
void set_aside(const fs::path& directory, Tahun tahun) {
  const fs::path path = store::result_path(directory, tahun);
  try {
    store::read_result(directory, tahun);
    return;
  } catch (const Error& error) {
    if (error.status() != Exit::kInvalidInput) throw;
  }
  const store::ResultLock lock(directory);
  const std::string text = read_file(path);
  const fs::path kept = path.parent_path() / "riwayat" /
                        fmt::format("{}-rusak-{}.json", tahun, sha256(text).substr(0, 16));
  std::error_code ignored;
  fs::create_directories(kept.parent_path(), ignored);
  write_file_atomically(kept, text);
  fs::remove(path, ignored);
}

report::ReportFormat format_of(const std::string& name) {
  const std::string ending = fs::path(name).extension().string();
  if (ending_says(ending, "md")) return report::ReportFormat::kMarkdown;
  if (ending_says(ending, "html")) return report::ReportFormat::kHtml;
  if (ending_says(ending, "txt")) return report::ReportFormat::kText;
  bad_argument(say("run.report_format", printable(name)));
}

// Whether the path, links followed, lies in the directory.
bool is_inside(const fs::path& path, const fs::path& directory) {
  std::error_code error;
  const fs::path root = fs::canonical(directory, error);
  if (error) return false;
  const fs::path real = fs::weakly_canonical(path, error);
  return !error &&
         std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
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
  const fs::path directory = worlds_.workspace().directory;
  fs::path path = directory / "hasil" / "laporan" / name;
  if (!is_inside(path, directory)) bad_argument(say("run.report_outside", path.string()));
  return path;
}

Datum Recalculation::report(const Arguments& arguments) {
  const std::string unit = text_of(argument(arguments, 0), "unit");
  const Tahun tahun = year_of(argument(arguments, 1), "tahun");
  const std::string name = text_of(argument(arguments, 2), "report");
  require_unit(unit);
  const fs::path path = report_path(name);
  const report::ReportFormat format = format_of(name);
  if (worlds_.is_set()) bad_argument(say("run.report_what_if"), say("run.save_what_if.help"));
  const Calculation calculation = calculate(worlds_.base(), {{tahun}, {unit}});
  if (calculation.results.empty()) bad_argument(say("run.report_empty", unit, tahun));
  const std::string text = report::print_report(calculation, calculation.results.front(), format);
  if (options_.dry_run) {
    streams_.err << say("run.would_write", path.string()) << "\n";
    return {};
  }
  std::error_code ignored;  // the write says what is wrong
  fs::create_directories(path.parent_path(), ignored);
  write_file_atomically(path, text);
  streams_.err << say("run.written", path.string()) << "\n";
  reports_.insert(name);
  return {};
}

}  // namespace iku::cli
