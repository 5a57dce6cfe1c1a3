#include "cli/stored_results.hpp"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "base/catalogue.hpp"
#include "cli/setup.hpp"
#include "formula/provenance.hpp"
#include "report/drift_output.hpp"
#include "store/result_file.hpp"
#include "store/workspace_reader.hpp"

namespace iku::cli {

namespace {

constexpr const char* kProgram = "iku " IKU_VERSION;

std::string utc(std::time_t time) {
  std::tm parts{};
  gmtime_r(&time, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

// The caller's time, that of a reproducible run, or the clock's.
std::string time_of_run(const std::string& waktu) {
  if (!waktu.empty()) {
    std::tm parts{};
    const char* end = strptime(waktu.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (end == nullptr || *end != '\0') usage_error(say("cli.bad_time", waktu));
    return waktu;
  }
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text = epoch;
    std::time_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size()) {
      usage_error(say("cli.bad_epoch", epoch));
    }
    return utc(seconds);
  }
  return utc(std::time(nullptr));
}

}  // namespace

void save_results(formula::Calculator& calculator, const Workspace& workspace,
                  const formula::Settings& settings, const std::vector<Tahun>& years,
                  const std::string& waktu, Streams& streams) {
  const std::string when = time_of_run(waktu);
  const store::ResultLock lock(workspace.directory);
  for (const Tahun tahun : years) {
    StoredResult result = formula::stored_result(calculator, settings, tahun);
    result.program = kProgram;
    result.waktu = when;
    const std::string path = store::result_path(workspace.directory, tahun).string();
    const bool written = store::write_result(lock, workspace.directory, std::move(result));
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
  formula::Calculator calculator(loaded.workspace, settings);
  bool differs = false;
  for (const Tahun tahun : years) {
    const StoredResult stored = *store::read_result(path, tahun);
    StoredResult now = formula::stored_result(calculator, settings, tahun);
    now.program = kProgram;
    const std::vector<formula::Drift> rows = formula::drift(stored, now);
    const std::vector<std::string> broken = store::check_chain(path, tahun);
    for (const std::string& fault : broken) streams.out << fault << "\n";
    if (rows.empty()) {
      streams.out << say("drift.none", tahun, stored.baris.size(), stored.waktu) << "\n";
    } else {
      streams.out << report::print_drift(tahun, rows, {streams.width, streams.color});
    }
    differs = differs || !rows.empty() || !broken.empty();
  }
  return differs ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
