#include "cli/setup.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include "base/catalogue.hpp"
#include "base/folder.hpp"
#include "base/text.hpp"
#include "cli/limits.hpp"
#include "cli/run_time.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

constexpr Tahun kFirstYear = 1900;
constexpr Tahun kLastYear = 2200;

// Fewer are done before a second sandbox is ready.
constexpr std::size_t kManyUnits = 50;

Tahun parse_year(std::string_view text, std::string_view whole) {
  Tahun tahun = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), tahun);
  if (error != std::errc() || end != text.data() + text.size() || tahun < kFirstYear ||
      tahun > kLastYear) {
    usage_error(say("cli.bad_year", printable(whole)), say("cli.bad_year_help"));
  }
  return tahun;
}

// scripts/ beside an installed program, else the source tree's.
fs::path program_scripts() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    fs::path installed = program.parent_path().parent_path() / "share/iku/scripts";
    if (fs::is_directory(installed, error)) return installed;
  }
  return fs::path(IKU_SOURCE_DIR) / "scripts";
}

}  // namespace

void tell_doubts(std::size_t count, const std::string& workspace, Out err) {
  if (count > 0) err << say("cli.warnings", count, workspace) << "\n";
}

bool has_rows(const Calculation& calculation) {
  bool any = false;
  for (const UnitResult& result : calculation.results) {
    for_each_result(result, [&](const IndikatorResult&) { any = true; });
    any = any || result.budget.anggaran.is_present() || result.budget.realisasi.is_present() ||
          !result.pegawai.empty() || !result.sarana.empty() || !result.tabel.empty();
  }
  return any;
}

void usage_error(std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = "usage";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

formula::Settings settings_of(const Options& options) {
  formula::Settings settings;
  settings.script_roots.push_back(options.scripts.empty() ? program_scripts()
                                                          : fs::path(options.scripts));
  settings.stdlib_directory = options.stdlib;
  settings.budget = budget_of(options.limit);
  settings.as_of = parse_as_of(options.as_of, options.waktu);
  return settings;
}

std::vector<std::string> script_codes(const std::vector<fs::path>& roots, const char* folder) {
  std::set<std::string> codes;
  for (const fs::path& root : roots) {
    for (const fs::path file : Folder(root).names(folder)) {
      if (file.extension() == ".lua") codes.insert(file.stem().string());
    }
  }
  return {codes.begin(), codes.end()};
}

formula::Work work_of(const Options& options, const Workspace& workspace) {
  if (options.isolated) return {};  // one script at a time, and a sealed process starts no thread
  formula::Work work;
  if (options.jobs > 0) {
    work.jobs = options.jobs;
  } else if (workspace.unit.size() >= kManyUnits) {
    work.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  }
  return work;
}

void tell_rules(const Calculation& calculation, std::optional<Tahun> as_of, Out err) {
  std::map<std::string, std::set<Tahun>> outside;
  for (const UnitResult& result : calculation.results) {
    const Tahun year = as_of.value_or(result.tahun);
    const KebijakanInfo& policy = kebijakan_of(calculation, result);
    if (year < policy.sejak || year > policy.sampai) outside[policy.kode].insert(year);
  }
  for (const auto& [kode, years] : outside) {
    err << say("cli.policy_outside", kode, fmt::format("{}", fmt::join(years, ", "))) << "\n";
  }
}

void write_text(const Options& options, const Styled& text, Streams& streams) {
  if (options.output.empty() || options.output == "-") {
    streams.out << text;
    return;
  }
  write_file_atomically(options.output, text.bytes());
}

void show_printed(std::string_view printed, Out err) {
  for (const std::string_view line : split(printed, '\n')) {
    if (!line.empty()) err << printable(line) << "\n";
  }
}

Tahun parse_one_year(std::string_view text) {
  if (text == "semua" || text.find("..") != std::string_view::npos) {
    usage_error(say("cli.one_year", printable(text)));
  }
  return parse_year(text, text);
}

std::vector<Tahun> parse_years(std::string_view text, const std::vector<Tahun>& known) {
  if (text == "semua") return known;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return {parse_year(text, text)};
  const Tahun first = parse_year(text.substr(0, dots), text);
  const Tahun last = parse_year(text.substr(dots + 2), text);
  if (first > last) usage_error(say("cli.bad_year", printable(text)), say("cli.bad_year_help"));
  std::vector<Tahun> years;
  for (Tahun tahun = first; tahun <= last; ++tahun) years.push_back(tahun);
  return years;
}

}  // namespace iku::cli
