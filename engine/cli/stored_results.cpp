#include "cli/stored_results.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "formula/provenance.hpp"
#include "report/drift_output.hpp"
#include "store/result_chain.hpp"
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

namespace {

constexpr std::size_t kMostNamed = 5;  // rows of one kind that are named; the rest are counted

std::string names_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    text += (text.empty() ? "" : ", ") + names[i];
  }
  return text + (names.size() > kMostNamed ? say("drift.more", names.size() - kMostNamed) : "");
}

// What is calculated now for every stored year, each under the rules it was stored with.
std::map<Tahun, StoredResult> recalculated(const Workspace& workspace,
                                           const std::map<Tahun, StoredResult>& stored,
                                           const formula::Settings& settings) {
  std::map<Tahun, std::vector<Tahun>> by_rules;
  for (const auto& [tahun, result] : stored) by_rules[result.aturan].push_back(tahun);
  std::map<Tahun, StoredResult> now;
  for (const auto& [rules, of_rules] : by_rules) {
    formula::Settings same_rules = settings;
    same_rules.as_of = rules == 0 ? std::nullopt : std::optional<Tahun>(rules);
    formula::Calculator calculator(workspace, same_rules);
    const Calculation calculation = calculator.calculate({of_rules, {}}, work_of({}, workspace));
    formula::Fingerprints fingerprints(calculator);
    for (StoredResult& result : results_of(fingerprints, calculation, of_rules, {})) {
      now[result.tahun] = std::move(result);
    }
  }
  return now;
}

// One year; whether something does not follow.
bool differs(const store::Chain& chain, const StoredResult& stored, const StoredResult& now,
             Streams& streams) {
  const Tahun tahun = chain.tahun;
  const auto rows = formula::drift(stored, now, formula::DriftScope::kAll);
  const formula::FileDrift file = formula::file_drift(stored, now, rows);
  std::vector<std::string> faults = chain.faults;
  if (!file.doubled.empty()) faults.push_back(say("drift.doubled", tahun, names_of(file.doubled)));
  if (!file.moved.empty()) faults.push_back(say("drift.moved", tahun, names_of(file.moved)));
  for (const std::string& fault : faults) streams.out << fault << "\n";
  if (!rows.empty()) {
    streams.out << report::print_drift(tahun, rows, {streams.width, streams.color});
  } else {
    streams.out << say("drift.none", tahun, stored.baris.size(), stored.waktu) << "\n";
  }
  if (file.data > 0) streams.out << say("drift.other_data", tahun, file.data) << "\n";
  if (!file.skrip.empty()) {
    streams.out << say("drift.other_scripts", tahun, names_of(file.skrip)) << "\n";
  }
  for (const store::ChainLink& link : chain.files) {
    if (link.sealed) continue;
    streams.out << say("drift.unsealed", link.path.string(), printable(link.program)) << "\n";
  }
  return !rows.empty() || !faults.empty();
}

// Tells the fingerprint of a chain, and which of those kept elsewhere it holds; takes these.
void tell_kepala(const store::Chain& chain, std::vector<std::string>& kepala, Streams& streams) {
  for (std::size_t i = 0; i < chain.files.size(); ++i) {
    const store::ChainLink& link = chain.files[i];
    const auto kept = std::find(kepala.begin(), kepala.end(), link.kepala);
    if (kept == kepala.end()) continue;
    kepala.erase(kept);
    streams.out << (i == 0 ? say("drift.kepala_same", chain.tahun)
                           : say("drift.kepala_older", chain.tahun, link.waktu, i))
                << "\n";
  }
  streams.out << say("drift.kepala", chain.tahun, chain.files.front().kepala) << "\n";
}

}  // namespace

Exit check_drift(const std::filesystem::path& path, const formula::Settings& settings,
                 std::vector<std::string>& kepala, Streams& streams) {
  const store::Loaded loaded = store::read_workspace(path);
  std::vector<store::Chain> chains;
  for (const Tahun tahun : store::stored_years(path)) {
    chains.push_back(store::read_chain(path, tahun));
  }
  const auto unreached = store::unreached_files(path, chains);
  if (chains.empty() && unreached.empty()) {
    Diagnostic diagnostic;
    diagnostic.code = "cli.no_results";
    diagnostic.message = say("cli.no_results", path.string());
    diagnostic.help = say("cli.no_results.help", path.string());
    throw Error(std::move(diagnostic), Exit::kNoInput);
  }
  std::map<Tahun, StoredResult> stored;
  for (const store::Chain& chain : chains) {
    stored[chain.tahun] = *store::read_result(path, chain.tahun);
  }
  const std::map<Tahun, StoredResult> now = recalculated(loaded.workspace, stored, settings);
  bool found = !unreached.empty();
  for (const store::Chain& chain : chains) {
    const auto same = now.find(chain.tahun);
    const StoredResult nothing;
    found =
        differs(chain, stored[chain.tahun], same == now.end() ? nothing : same->second, streams) ||
        found;
    tell_kepala(chain, kepala, streams);
  }
  for (const auto& file : unreached) {
    streams.out << say("drift.unreached", file.string()) << "\n";
  }
  return found ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
