#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/isolated_command.hpp"
#include "cli/recalculation.hpp"
#include "cli/setup.hpp"
#include "cli/stored_results.hpp"
#include "formula/calculation.hpp"
#include "formula/library.hpp"
#include "formula/text_scan.hpp"
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
  std::set<std::string> told;
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
      if (!told.insert(diagnostic.message).second) return;
      faults.push_back(std::move(diagnostic));
    });
  }
}

/// The ways a script is used: an indikator or kebijakan; by `iku run`; by `iku eval`, as `return
/// 0.6 * x.a`. Their texts are read alike, but only a definition is more than its text.
enum class ScriptKind { kDefinition, kRecalculation, kExpression };

// Whether a script calls one of these functions, and neither a field of that name nor its own.
bool calls(const std::vector<lua::Token>& tokens, const std::vector<std::string>& functions) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i + 1].is("(") && !tokens[i + 1].is("{")) continue;
    if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is(":") || tokens[i - 1].is("function"))) {
      continue;
    }
    if (std::find(functions.begin(), functions.end(), tokens[i].text) != functions.end()) {
      return true;
    }
  }
  return false;
}

// By its folder, else by what it calls. What names indikator or kebijakan may have got that wrong.
ScriptKind kind_of(const fs::path& path, const std::string& source) {
  const std::string folder = fs::absolute(path).parent_path().filename();
  if (folder == "indikator" || folder == "kebijakan") return ScriptKind::kDefinition;
  if (folder == "recalc") return ScriptKind::kRecalculation;
  const std::vector<lua::Token> tokens = lua::code_tokens_of(source);
  if (calls(tokens, {"indikator", "kebijakan"})) return ScriptKind::kDefinition;
  if (calls(tokens, recalculation_functions())) return ScriptKind::kRecalculation;
  const auto has = [&](std::string_view word) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](const lua::Token& token) { return token.is(word); });
  };
  if (has("indikator") || has("kebijakan") || !has("return")) return ScriptKind::kDefinition;
  return ScriptKind::kExpression;
}

std::vector<Diagnostic> check_script(const fs::path& path, const std::string& source,
                                     const formula::Settings& settings) {
  lua::Machine machine(settings.budget, settings.stdlib_directory);
  machine.set_watch(settings.watch);
  if (kind_of(path, source) == ScriptKind::kDefinition) {
    return formula::Library(machine, settings.script_roots).check_text(source, path.string());
  }
  const auto compiled = machine.compile(source, path.string());  // only running would say more
  if (compiled.failure) return {formula::diagnostic_of(*compiled.failure, path.string(), source)};
  return formula::text_doubts(path.string(), source);
}

// What is wrong with a thing, found in two steps: reading it, and running its scripts.
class Examination {
 public:
  explicit Examination(fs::path path) : path_(std::move(path)) {}

  /// Reads the workspace, or the script; no script runs.
  void read() {
    gather([&] {
      if (is_script()) {
        source_ = read_utf8_file(path_);
      } else {
        loaded_ = store::read_workspace(path_);
        append(faults_, loaded_->warnings);
      }
    });
  }

  std::vector<fs::path> folders(const formula::Settings& settings) const {
    return loaded_ ? script_folders(loaded_->workspace, settings) : std::vector<fs::path>{};
  }

  std::vector<Diagnostic> run(const formula::Settings& settings) {
    gather([&] {
      if (source_) append(faults_, check_script(path_, *source_, settings));
      if (!loaded_) return;
      append(faults_, formula::check_scripts(loaded_->workspace, settings));
      if (!has_error(faults_)) check_results(loaded_->workspace, settings, faults_);
    });
    return std::move(faults_);
  }

 private:
  bool is_script() const { return path_.extension() == ".lua"; }

  // What the thing itself is to blame for is a finding; that it cannot be had is not.
  template <typename Step>
  void gather(Step step) {
    try {
      step();
    } catch (const Error& error) {
      if (error.status() != Exit::kInvalidInput) throw;
      append(faults_, error.diagnostics());
    }
  }

  fs::path path_;
  std::optional<std::string> source_;
  std::optional<store::Loaded> loaded_;
  std::vector<Diagnostic> faults_;
};

// What is said of one path, and how it came out.
Produced told(const std::string& path, const std::vector<Diagnostic>& faults, bool color) {
  Produced produced;
  for (const Diagnostic& fault : faults) produced.text += render(fault, color);
  const auto errors = std::count_if(faults.begin(), faults.end(),
                                    [](const Diagnostic& d) { return d.level == Level::kError; });
  const auto warnings = static_cast<std::ptrdiff_t>(faults.size()) - errors;
  produced.text += say("cli.check_summary", path, errors, warnings) + "\n";
  if (errors > 0) {
    produced.status = Exit::kInvalidInput;
  } else if (warnings > 0) {
    produced.status = Exit::kFindings;
  }
  return produced;
}

Produced check_path(const std::string& path, const Options& options, Streams& streams) {
  Examination examination(path);
  if (!options.isolated) {
    examination.read();
    return told(path, examination.run(settings_of(options)), streams.color);
  }
  SealedWork work;
  work.prepare = [&](const formula::Settings& settings) {
    examination.read();
    return examination.folders(settings);
  };
  work.produce = [&](const formula::Settings& settings, Streams&) {
    return told(path, examination.run(settings), false);
  };
  return run_sealed(options, streams, work);
}

// The fingerprints of results that were kept elsewhere.
std::vector<std::string> kepala_of(const Options& options) {
  constexpr std::size_t kDigits = 64;
  if (!options.kepala.empty() && !options.drift) usage_error(say("cli.kepala_without_drift"));
  std::vector<std::string> all;
  for (const std::string& one : options.kepala) {
    const std::string kepala = lower(trim(one));
    const bool digits = kepala.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!digits || kepala.size() != kDigits) usage_error(say("cli.no_kepala", printable(one)));
    all.push_back(kepala);
  }
  return all;
}

}  // namespace

Exit check(const Options& options, Streams& streams) {
  Exit status = Exit::kOk;
  std::vector<std::string> kepala = kepala_of(options);
  for (const std::string& path : options.paths) {
    if (options.drift) {
      if (options.isolated) usage_error(say("cli.isolated_drift"));
      status = std::max(status, check_drift(path, settings_of(options), kepala, streams));
      continue;
    }
    const Produced produced = check_path(path, options, streams);
    streams.out << produced.text;
    status = std::max(status, produced.status);
  }
  for (const std::string& gone : kepala) {
    streams.out << say("drift.kepala_gone", gone) << "\n";
    status = std::max(status, Exit::kFindings);
  }
  return status;
}

}  // namespace iku::cli
