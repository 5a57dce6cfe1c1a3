#include "cli/stored_results.hpp"

#include <map>
#include <optional>

#include "base/catalogue.hpp"
#include "cli/setup.hpp"
#include "formula/provenance.hpp"
#include "report/drift_output.hpp"
#include "store/result_file.hpp"
#include "store/workspace_reader.hpp"

namespace iku::cli {

namespace {

constexpr const char* kProgram = "iku " IKU_VERSION;

}  // namespace

std::vector<StoredResult> results_of(formula::Fingerprints& fingerprints,
                                     const Calculation& calculation,
                                     const std::vector<Tahun>& years, const std::string& waktu) {
  std::vector<StoredResult> results;
  for (const Tahun tahun : years) {
    results.push_back(formula::stored_result(calculation, fingerprints, tahun));
    results.back().program = kProgram;
    results.back().waktu = waktu;
  }
  return results;
}

void require_unchanged(const std::vector<FileStamp>& read) {
  for (const FileStamp& stamp : read) {
    if (stamp_of(stamp.path) == stamp) continue;
    Diagnostic diagnostic;
    diagnostic.code = "cli.changed_under_run";
    diagnostic.message = say("cli.changed_under_run", stamp.path.string());
    diagnostic.help = say("cli.changed_under_run.help");
    throw Error(std::move(diagnostic), Exit::kCannotWrite);
  }
}

void save_results(const std::vector<StoredResult>& results, const Workspace& workspace,
                  Streams& streams) {
  for (const StoredResult& result : results) {
    if (result.baris.empty())
      usage_error(say("cli.no_rows", result.tahun), say("cli.no_rows.help"));
  }
  const store::ResultLock lock(workspace.directory);
  for (const StoredResult& result : results) {
    const std::string path = store::result_path(workspace.directory, result.tahun).string();
    const bool written = store::write_result(lock, workspace.directory, result);
    streams.err << say(written ? "cli.result_saved" : "cli.result_same", path) << "\n";
  }
}

Exit check_drift(const std::filesystem::path& path, const formula::Settings& settings,
                 Streams& streams) {
  const store::Loaded loaded = store::read_workspace(path);
  const std::vector<Tahun> years = store::stored_years(path);
  if (years.empty()) {
    Diagnostic diagnostic;
    diagnostic.code = "cli.no_results";
    diagnostic.message = say("cli.no_results", path.string());
    diagnostic.help = say("cli.no_results.help", path.string());
    throw Error(std::move(diagnostic), Exit::kNoInput);
  }
  bool differs = false;
  std::map<Tahun, StoredResult> now;
  std::map<Tahun, std::vector<Tahun>> by_rules;  // what is stored under the rules of one year
  std::map<Tahun, StoredResult> stored;
  for (const Tahun tahun : years) {
    stored[tahun] = *store::read_result(path, tahun);
    by_rules[stored[tahun].aturan].push_back(tahun);
  }
  for (const auto& [rules, of_rules] : by_rules) {
    formula::Settings same_rules = settings;
    same_rules.as_of = rules == 0 ? std::nullopt : std::optional<Tahun>(rules);
    formula::Calculator calculator(loaded.workspace, same_rules);
    const Calculation calculation =
        calculator.calculate({of_rules, {}}, work_of({}, loaded.workspace));
    formula::Fingerprints fingerprints(calculator);
    for (StoredResult& result : results_of(fingerprints, calculation, of_rules, {})) {
      now[result.tahun] = std::move(result);
    }
  }
  for (const Tahun tahun : years) {
    const std::vector<formula::Drift> rows = formula::drift(stored[tahun], now[tahun]);
    const std::vector<std::string> broken = store::check_chain(path, tahun);
    for (const std::string& fault : broken) streams.out << fault << "\n";
    if (rows.empty()) {
      streams.out << say("drift.none", tahun, stored[tahun].baris.size(), stored[tahun].waktu)
                  << "\n";
    } else {
      streams.out << report::print_drift(tahun, rows, {streams.width, streams.color});
    }
    differs = differs || !rows.empty() || !broken.empty();
  }
  return differs ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
