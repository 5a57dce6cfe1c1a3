#include <filesystem>

#include "base/catalogue.hpp"
#include "base/folder.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/interrupts.hpp"
#include "cli/recalculation.hpp"
#include "cli/setup.hpp"
#include "formula/library.hpp"
#include "formula/text_scan.hpp"
#include "store/workspace_reader.hpp"

// iku run SCRIPT WORKSPACE: a recalculation script, itself in the sandbox, with the workspace as
// its only world.

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFolder = "recalc";

struct Script {
  std::string file;
  std::string source;
};

// A script by its path, else by its name in recalc/ of the script roots, the workspace's own first.
Script find_script(const std::string& name, const std::vector<fs::path>& roots) {
  std::error_code error;
  if (fs::is_regular_file(name, error)) return {name, read_utf8_file(name)};
  const fs::path below = fs::path(kFolder) / (name + ".lua");
  for (const fs::path& root : roots) {
    const Folder folder(root);
    if (name.find('/') == std::string::npos && folder.find(below) == Folder::Found::kFile) {
      return {(root / below).string(), folder.read_utf8(below)};
    }
  }
  const std::vector<std::string> known = script_codes(roots, kFolder);
  Diagnostic diagnostic;
  diagnostic.code = "run.no_script";
  diagnostic.message = say("run.no_script", printable(name));
  const auto near = did_you_mean(name, known);
  diagnostic.help = near ? say("cli.did_you_mean", *near)
                         : say("formula.known_are", fmt::format("{}", fmt::join(known, ", ")));
  throw Error(std::move(diagnostic), Exit::kNoInput);
}

}  // namespace

Exit run_script(const Options& options, Streams& streams) {
  const formula::Settings settings = settings_of(options);
  store::Loaded loaded = store::read_workspace(options.workspace);
  const std::size_t warnings = loaded.warnings.size();
  const auto [file, source] =
      find_script(options.script, formula::script_roots(loaded.workspace, settings));
  Recalculation recalculation(std::move(loaded), settings, options, streams);
  tell_doubts(warnings + recalculation.formula_doubts(), options.workspace, streams.err);
  for (Diagnostic& doubt : formula::text_doubts(file, source)) {
    doubt.level = Level::kWarning;  // it runs all the same
    streams.err << render(doubt, streams.color);
  }
  lua::Machine machine(kScriptBudget, settings.stdlib_directory);
  watch_interrupts(true);
  const Evaluating evaluating;
  std::optional<Failure> failure;
  try {
    failure = machine.run(source, file, recalculation);
  } catch (const Error&) {  // interrupted
    streams.err << recalculation.summary() << "\n";
    throw;
  }
  streams.out.flush();
  if (failure) {
    const Exit status =
        recalculation.is_write_error(failure->message) ? Exit::kCannotWrite : Exit::kInvalidInput;
    streams.err << render(formula::diagnostic_of(*failure, file, source), streams.color)
                << recalculation.summary() << "\n";
    return status;
  }
  streams.err << recalculation.summary() << "\n";
  return recalculation.has_findings() ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
