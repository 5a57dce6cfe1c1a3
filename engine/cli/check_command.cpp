#include <algorithm>
#include <filesystem>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/number.hpp"
#include "cli/commands.hpp"
#include "cli/setup.hpp"
#include "cli/stored_results.hpp"
#include "formula/calculation.hpp"
#include "formula/library.hpp"
#include "lua/tokens.hpp"
#include "report/verdict.hpp"
#include "store/workspace_reader.hpp"

// iku check: everything that is wrong with workspaces and scripts, before they are used.

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

void append(std::vector<Diagnostic>& all, const std::vector<Diagnostic>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// The data's own realisasi beside the one its formula gave: the computed one counts, so that a
// difference has to be seen.
void check_reported(const IndikatorResult& row, const KebijakanInfo& policy,
                    std::vector<Diagnostic>& faults) {
  const auto figure = row.indikator->realisasi.find(row.tahun);
  if (row.origin != Origin::kComputed || figure == row.indikator->realisasi.end() ||
      !row.reported.is_number() || !row.realisasi.is_number() ||
      report::judge(figure->second, row.realisasi, policy) != report::Verdict::kTidakSesuai) {
    return;
  }
  Diagnostic diagnostic;
  diagnostic.level = Level::kWarning;
  diagnostic.code = "result.reported";
  diagnostic.message =
      say("cli.check_reported", row.unit->kode, row.indikator->kode, row.tahun,
          format_number(row.reported.number(), -1), format_number(row.realisasi.number(), -1));
  diagnostic.where = figure->second.where;
  faults.push_back(std::move(diagnostic));
}

// What only a recalculation shows: cycles and failing figures.
void check_results(const Workspace& workspace, const formula::Settings& settings,
                   std::vector<Diagnostic>& faults) {
  formula::Calculator calculator(workspace, settings);
  formula::Selection selection;
  selection.tahun = calculator.years();
  const Calculation calculation = calculator.calculate(selection);
  std::vector<std::string> told;
  for (const UnitResult& unit : calculation.results) {
    for_each_result(unit, [&](const IndikatorResult& row) {
      check_reported(row, kebijakan_of(calculation, unit), faults);
      const Value& value = row.decisive();
      if (!value.is_failure()) return;
      const Failure& failure = value.failure();
      Diagnostic diagnostic;
      diagnostic.level = failure.kind == FailureClass::kCycle ? Level::kError : Level::kWarning;
      diagnostic.code = fmt::format("result.{}", failure_name(failure.kind));
      diagnostic.message = failure.kind == FailureClass::kCycle
                               ? failure.message
                               : say("cli.check_failed", row.indikator->kode, row.tahun,
                                     failure_name(failure.kind), failure.message);
      diagnostic.where = failure.where.line > 0 ? failure.where : row.indikator->where;
      if (std::find(told.begin(), told.end(), diagnostic.message) != told.end()) return;
      told.push_back(diagnostic.message);
      faults.push_back(std::move(diagnostic));
    });
  }
}

std::vector<Diagnostic> check_workspace(const fs::path& path, const formula::Settings& settings) {
  std::vector<Diagnostic> faults;
  try {
    const store::Loaded loaded = store::read_workspace(path);
    append(faults, loaded.warnings);
    append(faults, formula::check_scripts(loaded.workspace, settings));
    if (!has_error(faults)) check_results(loaded.workspace, settings, faults);
  } catch (const Error& error) {
    if (error.status() != Exit::kInvalidInput) throw;
    append(faults, error.diagnostics());
  }
  return faults;
}

// Whether a script is an expression as eval takes it, `return 0.6 * x.a`, and no definition, which
// calls indikator or kebijakan and may have got that wrong.
bool is_expression(const fs::path& path, const std::string& source) {
  const std::string folder = fs::absolute(path).parent_path().filename();
  if (folder == "indikator" || folder == "kebijakan") return false;
  bool returns = false;
  for (const lua::Token& token : lua::code_tokens_of(source)) {
    if (token.is("indikator") || token.is("kebijakan")) return false;
    returns = returns || token.is("return");
  }
  return returns;
}

std::vector<Diagnostic> check_script(const fs::path& path, const formula::Settings& settings) {
  lua::Machine machine(settings.budget, settings.stdlib_directory);
  formula::Library library(machine, settings.script_roots);
  try {
    const std::string source = read_utf8_file(path);
    // Only run, a recalculation script or an expression for eval would say more.
    if (fs::absolute(path).parent_path().filename() == "recalc" || is_expression(path, source)) {
      const auto compiled = machine.compile(source, path.string());
      if (!compiled.failure) return {};
      return {formula::diagnostic_of(*compiled.failure, path.string(), source)};
    }
    return library.check_file(path);
  } catch (const Error& error) {
    if (error.status() != Exit::kInvalidInput) throw;
    return error.diagnostics();
  }
}

}  // namespace

Exit check(const Options& options, Streams& streams) {
  const formula::Settings settings = settings_of(options);
  Exit status = Exit::kOk;
  if (options.drift) {
    for (const std::string& path : options.paths) {
      status = std::max(status, check_drift(path, settings, streams));
    }
    return status;
  }
  for (const std::string& path : options.paths) {
    const bool script = fs::path(path).extension() == ".lua";
    const auto faults = script ? check_script(path, settings) : check_workspace(path, settings);
    for (const Diagnostic& fault : faults) streams.out << render(fault, streams.color);
    const auto errors = std::count_if(faults.begin(), faults.end(),
                                      [](const Diagnostic& d) { return d.level == Level::kError; });
    const auto warnings = static_cast<std::ptrdiff_t>(faults.size()) - errors;
    streams.out << say("cli.check_summary", path, errors, warnings) << "\n";
    if (errors > 0) {
      status = Exit::kInvalidInput;
    } else if (warnings > 0 && status == Exit::kOk) {
      status = Exit::kFindings;
    }
  }
  return status;
}

}  // namespace iku::cli
