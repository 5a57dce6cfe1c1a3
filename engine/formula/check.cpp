#include <set>

#include "base/catalogue.hpp"
#include "formula/calculation.hpp"
#include "formula/check_figures.hpp"
#include "formula/input_scan.hpp"
#include "formula/library.hpp"
#include "formula/text_scan.hpp"

namespace iku::formula {

namespace {

// The gaps and overlaps of a policy's scale, as the linter of the stdlib finds them.
void lint_scale(lua::Machine& machine, const Policy& policy, std::vector<Diagnostic>& faults) {
  const lua::Function lint = machine.library_function("predikat", "periksa");
  for (const std::string& finding : machine.call_for_texts(lint, policy.predikat)) {
    Diagnostic diagnostic;
    diagnostic.level = Level::kWarning;
    diagnostic.code = "formula.scale";
    diagnostic.message = say("formula.scale", policy.info.kode, finding);
    diagnostic.where.file = policy.file;
    diagnostic.help = say("formula.scale_help", policy.info.celah);
    faults.push_back(std::move(diagnostic));
  }
}

}  // namespace

std::vector<Diagnostic> check_scripts(const Workspace& workspace, const Settings& settings) {
  lua::Machine machine(settings.budget, settings.stdlib_directory);
  machine.set_watch(settings.watch);
  Library library(machine, script_roots(workspace, settings));
  std::vector<Diagnostic> faults;
  std::set<std::string> linted;
  std::set<const Definition*> scanned;
  Suggestions suggestions;
  for (const Unit& unit : workspace.unit) {
    if (unit.tujuan.empty() && unit.program.empty()) continue;
    for (const std::string& kode : policy_codes(workspace, unit)) {
      const Policy* policy = library.policy(kode, unit.where);
      if (policy != nullptr && linted.insert(kode).second) {
        lint_scale(machine, *policy, faults);
        add_doubts(faults, policy->doubts);
      }
    }
    std::set<std::string> codes;
    for_each_indikator(unit, [&](const Indikator& data, const Owner&) {
      codes.insert(data.kode);
      for (const auto& [name, series] : data.masukan) codes.insert(name);
    });
    for_each_indikator(unit, [&](const Indikator& data, const Owner&) {
      if (data.formulasi.empty()) return;
      for (const Definition* definition : library.definition(data.formulasi, data.where)) {
        if (!scanned.insert(definition).second) continue;
        const auto unknown = undeclared_inputs(*definition, codes, suggestions);
        faults.insert(faults.end(), unknown.begin(), unknown.end());
        add_doubts(faults, definition->doubts);
      }
    });
  }
  for (Diagnostic& doubt : rumus_doubts(workspace)) faults.push_back(std::move(doubt));
  const std::vector<Diagnostic> doubts = check_figures(workspace, machine, library);
  faults.insert(faults.end(), doubts.begin(), doubts.end());
  faults.insert(faults.end(), library.faults().begin(), library.faults().end());
  return faults;
}

}  // namespace iku::formula
