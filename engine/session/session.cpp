#include "session/session.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "formula/definition.hpp"
#include "session/refuse.hpp"
#include "session/session_impl.hpp"

namespace iku::session {

namespace {

bool is_scenario_name(const std::string& name) {
  return !name.empty() && name.size() <= 40 && name != "dasar" && name != "kini" &&
         std::all_of(name.begin(), name.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

}  // namespace

Session::Session(Workspace workspace, formula::Settings settings)
    : impl_(std::make_unique<Impl>(std::move(workspace), std::move(settings))) {}

Session::~Session() = default;

bool has_indikator(const Unit& unit, const std::string& kode) {
  return find_indikator(unit, kode) != nullptr;
}

const Workspace& Session::workspace() const { return impl_->workspace; }
formula::Calculator& Session::calculator() { return *impl_->calculator; }
const Unit& Session::unit() const { return *impl_->unit; }
Tahun Session::tahun() const { return impl_->tahun; }
void Session::use_unit(const std::string& kode) { impl_->unit = &impl_->unit_of(kode); }

void Session::use_tahun(Tahun tahun) {
  if (tahun < 1900 || tahun > 2200) refuse("session.year", say("session.year", tahun));
  impl_->readers_known = false;  // those of a year without data are not
  impl_->tahun = tahun;
}

const Overlay& Session::overlay() const { return impl_->state.overlay; }

const Indikator& Session::indikator(const std::string& kode) const {
  if (const Indikator* found = find_indikator(*impl_->unit, kode)) return *found;
  formula::refuse_indikator(impl_->workspace, *impl_->unit, kode);
}

FigurePath Session::resolve(const std::string& text) {
  FigurePath path = parse_path(text, impl_->unit->kode, impl_->tahun);
  Unit& owner = impl_->unit_of(path.unit);
  if (is_budget(path)) {
    const std::vector<std::string> known = budget_codes(owner);
    if (std::find(known.begin(), known.end(), path.kode) == known.end()) {
      const auto near = did_you_mean(path.kode, known);
      refuse("session.unknown_budget", say("session.unknown_budget", path.kode),
             near ? say("formula.did_you_mean", *near) : std::string());
    }
    return path;
  }
  const Indikator* indikator = find_indikator(owner, path.kode);
  if (indikator == nullptr) formula::refuse_indikator(impl_->workspace, owner, path.kode);
  if (path.kind == FigurePath::Kind::kMasukan) {
    std::vector<std::string> known;
    for (const auto& [name, series] : indikator->masukan) known.push_back(name);
    for (const auto& [name, nama] : impl_->calculator->inputs(*indikator)) known.push_back(name);
    if (std::find(known.begin(), known.end(), path.masukan) == known.end()) {
      known.insert(known.end(), {"target", "realisasi", "bobot"});
      const auto near = did_you_mean(path.masukan, known);
      refuse("session.unknown_input", say("session.unknown_input", path.kode, path.masukan),
             near ? say("formula.did_you_mean", *near) : std::string());
    }
  }
  return path;
}

Change Session::set(const std::string& text, const Value& value) {
  const FigurePath path = resolve(text);
  if (is_budget(path) &&
      (!value.is_number() || value.number() < 0 || value.number() != std::floor(value.number()))) {
    refuse("session.rupiah", say("session.rupiah"));
  }
  if (path.kind == FigurePath::Kind::kBobot && (!value.is_number() || value.number() <= 0)) {
    refuse("session.bobot", say("session.bobot"));
  }
  if (path.kind == FigurePath::Kind::kMasukan) {
    const formula::Definition* definition =
        impl_->calculator->definition(*find_indikator(impl_->unit_of(path.unit), path.kode));
    const formula::InputSpec* spec =
        definition == nullptr ? nullptr : definition->input(path.masukan);
    if (spec != nullptr && spec->jenis == formula::InputSpec::Jenis::kTabel) {
      refuse("session.table_figure", say("session.table_figure", text),
             say("session.table_figure.help", path.kode));
    }
  }
  const std::string input = path.kind == FigurePath::Kind::kMasukan ? path.masukan : "";
  if (path.kind == FigurePath::Kind::kMasukan || path.kind == FigurePath::Kind::kRealisasi) {
    const Indikator* indikator = find_indikator(impl_->unit_of(path.unit), path.kode);
    const auto scale = impl_->calculator->scale(*indikator, input);
    const auto number = value.as_number();
    if (scale && number && (*number < scale->dari || *number > scale->sampai)) {
      refuse("session.scale", say("session.scale", text, *number, scale->dari, scale->sampai));
    }
  }
  State next = impl_->state;
  if (impl_->is_of_data(path, value)) {
    next.overlay.erase(path);
  } else {
    next.overlay.insert_or_assign(path, value);
  }
  return impl_->step_to(next);
}

Change Session::unset(const std::string& text) {
  State next = impl_->state;
  if (next.overlay.erase(resolve(text)) == 0) {
    refuse("session.not_set", say("session.not_set", text));
  }
  return impl_->step_to(next);
}

Change Session::reset() { return impl_->step_to({{}, impl_->state.definitions}); }

Change Session::undo(std::size_t steps) {
  if (impl_->undo.empty()) refuse("session.nothing_to_undo", say("session.nothing_to_undo"));
  return impl_->step_back(impl_->undo, impl_->redo, steps);
}

Change Session::redo(std::size_t steps) {
  if (impl_->redo.empty()) refuse("session.nothing_to_redo", say("session.nothing_to_redo"));
  return impl_->step_back(impl_->redo, impl_->undo, steps);
}

Value Session::value(const std::string& text) {
  const FigurePath path = resolve(text);
  const auto set = impl_->state.overlay.find(path);
  if (set != impl_->state.overlay.end()) return set->second;
  if (path.kind == FigurePath::Kind::kTarget) {
    if (const auto used = impl_->target_in_use(path)) return *used;
  }
  if (path.kind != FigurePath::Kind::kRealisasi) return impl_->base_of(path);
  Unit& owner = impl_->unit_of(path.unit);
  return impl_->calculator->row(owner, *find_indikator(owner, path.kode), path.tahun).realisasi;
}

Value Session::base_value(const std::string& text) { return impl_->base_of(resolve(text)); }

std::size_t Session::distance() const { return overlay().size() + definitions().size(); }

std::string Session::scenario() const {
  if (overlay().empty()) return {};
  for (const auto& [name, saved] : impl_->scenarios) {
    const Overlay there = impl_->overlay_of(name);
    const bool same = std::equal(there.begin(), there.end(), overlay().begin(), overlay().end(),
                                 [](const auto& a, const auto& b) {
                                   return a.first == b.first && same_value(a.second, b.second);
                                 });
    if (same) return name;
  }
  return {};
}

Andaian Session::andaian() {
  Andaian andaian;
  andaian.skenario = scenario();
  const Overlay now = overlay();
  for (const auto& [path, value] : now) {
    andaian.changes.push_back(
        {path_text(path, unit().kode, tahun()), impl_->base_of(path), value, false});
  }
  for (const auto& [kode, source] : definitions()) {
    andaian.changes.push_back({kode, {}, {}, true});
  }
  return andaian;
}

void Session::save_scenario(const std::string& name, const std::string& dari) {
  if (!is_scenario_name(name)) {
    refuse("session.scenario_name", say("session.scenario_name", printable(name)));
  }
  if (dari == "kini") refuse("session.scenario_name", say("session.scenario_name", dari));
  const Overlay below = impl_->overlay_of(dari);
  for (std::string up = dari; up != "dasar"; up = impl_->scenarios.at(up).dari) {
    if (up == name) refuse("session.scenario_circle", say("session.scenario_circle", name, dari));
  }
  Scenario scenario;
  scenario.dari = dari;
  for (const auto& [path, value] : impl_->state.overlay) {
    const auto there = below.find(path);
    if (there == below.end() || !same_value(there->second, value)) scenario.own[path] = value;
  }
  for (const auto& [path, value] : below) {
    if (!impl_->state.overlay.contains(path)) scenario.own[path] = std::nullopt;
  }
  impl_->scenarios.insert_or_assign(name, std::move(scenario));
}

Change Session::load_scenario(const std::string& name) {
  State next = impl_->state;
  next.overlay = scenario_overlay(name);
  return impl_->step_to(next);
}

void Session::drop_scenario(const std::string& name) {
  if (!impl_->scenarios.contains(name)) {
    std::vector<std::string> known;
    for (const auto& [saved, scenario] : impl_->scenarios) known.push_back(saved);
    formula::require_known("scenario", name, known);
  }
  for (const auto& [other, scenario] : impl_->scenarios) {
    if (scenario.dari == name) {
      refuse("session.scenario_used", say("session.scenario_used", name, other));
    }
  }
  impl_->scenarios.erase(name);
}

const std::map<std::string, Scenario>& Session::scenarios() const { return impl_->scenarios; }

Overlay Session::scenario_overlay(const std::string& name) const {
  Overlay overlay = impl_->overlay_of(name);
  for (const auto& [path, value] : overlay) {
    // A definition that the scenario needs may have been undone since.
    if (!is_budget(path) && find_indikator(impl_->unit_of(path.unit), path.kode) == nullptr) {
      refuse("session.scenario_lacks", say("session.scenario_lacks", name, path.kode));
    }
  }
  return overlay;
}

Change Session::compare(const std::string& left, const std::string& right) {
  const Overlay from = scenario_overlay(left);
  const Overlay to = scenario_overlay(right);
  const Overlay now = overlay();
  impl_->lay(from);
  try {
    Change change = impl_->move_to({to, definitions()});
    impl_->lay(now);
    return change;
  } catch (...) {
    impl_->lay(now);
    throw;
  }
}

Change Session::define(const std::string& source) {
  // A faulty definition throws here, before anything changed.
  std::vector<std::string> codes;
  for_each_indikator(*impl_->unit,
                     [&](const Indikator& i, const Owner&) { codes.push_back(i.kode); });
  State next = impl_->state;
  next.definitions[impl_->calculator->check_definition(source, "sesi", codes)] = source;
  return impl_->step_to(next);
}

const Definitions& Session::definitions() const { return impl_->state.definitions; }

bool Session::is_joined(const std::string& kode) const {
  const auto found = impl_->joined.find(kode);
  return found != impl_->joined.end() && !found->second.formulasi && !found->second.in_use;
}

std::vector<std::filesystem::path> Session::script_roots() const {
  return formula::script_roots(impl_->workspace, impl_->settings);
}

const std::vector<FileStamp>& Session::script_files() const {
  return impl_->calculator->script_files();
}

bool Session::scripts_changed() const {
  return std::any_of(impl_->stamps.begin(), impl_->stamps.end(),
                     [](const FileStamp& known) { return stamp_of(known.path) != known; });
}

Change Session::reload() {
  const std::string here = impl_->unit->kode;
  Change change;
  const UnitResult before = impl_->unit_result(here);
  try {
    impl_->rebuild();
  } catch (const Error&) {
    for (FileStamp& stamp : impl_->stamps) stamp = stamp_of(stamp.path);
    throw;
  }
  const UnitResult after = impl_->unit_result(here);
  change.rows = differing(here, impl_->tahun, rows_of(before), rows_of(after));
  set_means(change, here, before, after);
  return change;
}

IndikatorResult Session::trial(const Trial& figures, const std::string& kode) {
  const auto put_back = [&] {
    for (const auto& [path, value] : figures) {
      const auto set = impl_->state.overlay.find(path);
      impl_->apply(path, set == impl_->state.overlay.end() ? std::nullopt
                                                           : std::optional<Value>(set->second));
    }
  };
  check_stop();  // a question makes many trials, some of which evaluate nothing
  try {
    for (const auto& [path, value] : figures) impl_->apply(path, value);
    IndikatorResult result = row(kode);
    put_back();
    return result;
  } catch (...) {
    put_back();
    throw;
  }
}

IndikatorResult Session::trial(const FigurePath& path, const Value& value,
                               const std::string& kode) {
  return trial(Trial{{path, value}}, kode);
}

bool Session::forced(const std::string& kode) const {
  return impl_->state.overlay.contains(
      {FigurePath::Kind::kRealisasi, impl_->unit->kode, kode, {}, impl_->tahun});
}

IndikatorResult Session::row(const std::string& kode) {
  return impl_->calculator->row(*impl_->unit, indikator(kode), impl_->tahun);
}

Calculation Session::calculate() { return calculate_unit(impl_->unit->kode, impl_->tahun); }

Calculation Session::calculate_unit(const std::string& kode, Tahun tahun) {
  formula::Selection selection;
  selection.tahun = {tahun};
  selection.unit = {kode};
  Andaian changed = andaian();
  Calculation calculation = impl_->calculator->calculate(selection);
  calculation.andaian = std::move(changed);
  return calculation;
}

Explanation Session::explain(const std::string& kode) {
  Andaian changed = andaian();
  Explanation explanation = impl_->calculator->explain(impl_->unit->kode, kode, impl_->tahun);
  explanation.andaian = std::move(changed);
  return explanation;
}

}  // namespace iku::session
