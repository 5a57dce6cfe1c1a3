#include "session/session.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "session/overlay_edit.hpp"

namespace iku::session {

namespace {

[[noreturn]] void refuse(const char* code, std::string message, std::string help = {}) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

bool same(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return !(a.number() < b.number() || a.number() > b.number());
  if (a.is_grade() && b.is_grade()) return a.grade() == b.grade();
  return a.status() == b.status() && !a.is_number() && !a.is_grade();
}

bool same_row(const IndikatorResult& a, const IndikatorResult& b) {
  return same(a.realisasi, b.realisasi) && same(a.target, b.target) && same(a.capaian, b.capaian) &&
         same(a.predikat, b.predikat);
}

bool is_scenario_name(const std::string& name) {
  return !name.empty() && name.size() <= 40 && name != "dasar" && name != "kini" &&
         std::all_of(name.begin(), name.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

}  // namespace

bool RowChange::predikat_flips() const {
  return before.predikat.is_grade() && after.predikat.is_grade() &&
         !(before.predikat.grade() == after.predikat.grade());
}

int Change::flips() const {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                        [](const RowChange& row) { return row.predikat_flips(); }));
}

struct Session::Impl {
  Workspace workspace;
  formula::Settings settings;
  std::unique_ptr<formula::Calculator> calculator;
  const Unit* unit = nullptr;
  Tahun tahun = 0;
  Overlay overlay;
  std::map<FigurePath, OriginalFigure> originals;  // what an overlay hides
  std::vector<Overlay> undo;
  std::vector<Overlay> redo;
  std::map<std::string, Overlay> scenarios;
  std::map<std::string, std::string> definitions;

  Impl(Workspace workspace_in, formula::Settings settings_in)
      : workspace(std::move(workspace_in)), settings(std::move(settings_in)) {
    rebuild();
    tahun = workspace.tahun;
    for (const Unit& candidate : workspace.unit) {
      if (!candidate.tujuan.empty() || !candidate.program.empty()) {
        unit = &candidate;
        break;
      }
    }
    if (unit == nullptr) refuse("session.empty", say("formula.no_unit_data"));
  }

  // A new calculator over the workspace as it stands; definitions made here come along.
  void rebuild() {
    calculator = std::make_unique<formula::Calculator>(workspace, settings, definitions);
    for (const auto& [path, value] : overlay) force(path, value);
  }

  Unit& unit_of(const std::string& kode) {
    std::vector<std::string> known;
    for (Unit& candidate : workspace.unit) {
      if (candidate.kode == kode) return candidate;
      known.push_back(candidate.kode);
    }
    formula::require_known("unit", kode, known);
    return workspace.unit.front();
  }

  // A forced realisasi counts whatever the formula says; the data stay as they are.
  void force(const FigurePath& path, std::optional<Value> value) {
    if (path.kind != FigurePath::Kind::kRealisasi) return;
    Unit& owner = unit_of(path.unit);
    calculator->override_realisasi(owner, *find_indikator(owner, path.kode), path.tahun,
                                   std::move(value));
  }

  // Puts one figure to an overlay value, or back to the base. Gives the rows that may differ.
  std::vector<formula::Calculator::Touched> apply(const FigurePath& path,
                                                  const std::optional<Value>& value) {
    Unit& owner = unit_of(path.unit);
    if (path.kind == FigurePath::Kind::kRealisasi) {
      force(path, value);
    } else if (value) {
      OriginalFigure original = put_figure(owner, path, *value);
      originals.emplace(path, std::move(original));
    } else if (const auto hidden = originals.find(path); hidden != originals.end()) {
      restore_figure(owner, path, hidden->second);
      originals.erase(hidden);
    }
    const Indikator* indikator = find_indikator(owner, path.kode);
    if (indikator == nullptr || is_budget(path)) return {};
    return calculator->touch(owner, *indikator, path.tahun);
  }

  Change move_to(const Overlay& next);
  std::vector<formula::Calculator::Touched> affected(const std::vector<FigurePath>& paths);
  Calculation unit_result(const std::string& kode) {
    formula::Selection selection;
    selection.tahun = {tahun};
    selection.unit = {kode};
    return calculator->calculate(selection);
  }
};

std::vector<formula::Calculator::Touched> Session::Impl::affected(
    const std::vector<FigurePath>& paths) {
  std::vector<formula::Calculator::Touched> rows;
  for (const FigurePath& path : paths) {
    if (is_budget(path)) continue;
    Unit& owner = unit_of(path.unit);
    const Indikator* indikator = find_indikator(owner, path.kode);
    if (indikator == nullptr) continue;
    for (const auto& touched : calculator->touch(owner, *indikator, path.tahun)) {
      const bool known = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        return row.indikator == touched.indikator && row.tahun == touched.tahun;
      });
      if (!known) rows.push_back(touched);
    }
  }
  return rows;
}

// The one way a state becomes another: only what differs is touched and recalculated.
Change Session::Impl::move_to(const Overlay& next) {
  std::vector<FigurePath> paths;
  std::set<std::string> units;
  for (const auto& [path, value] : overlay) {
    const auto there = next.find(path);
    if (there == next.end() || !same(there->second, value)) paths.push_back(path);
  }
  for (const auto& [path, value] : next) {
    if (!overlay.contains(path)) paths.push_back(path);
  }
  const std::string& mean_unit = paths.empty() ? unit->kode : paths.front().unit;
  Change change;
  const Calculation before = unit_result(mean_unit);
  const auto rows = affected(paths);
  for (const auto& row : rows) {
    change.rows.push_back({calculator->row(*row.unit, *row.indikator, row.tahun), {}});
  }
  for (const FigurePath& path : paths) {
    const auto there = next.find(path);
    apply(path, std::nullopt);
    if (there != next.end()) apply(path, there->second);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    change.rows[i].after = calculator->row(*rows[i].unit, *rows[i].indikator, rows[i].tahun);
  }
  std::erase_if(change.rows, [](const RowChange& row) { return same_row(row.before, row.after); });
  const Calculation after = unit_result(mean_unit);
  if (!before.results.empty() && !after.results.empty()) {
    change.mean_before = before.results.front().capaian;
    change.mean_after = after.results.front().capaian;
    change.budget_before = before.results.front().budget.serapan;
    change.budget_after = after.results.front().budget.serapan;
  }
  overlay = next;
  return change;
}

Session::Session(Workspace workspace, formula::Settings settings)
    : impl_(std::make_unique<Impl>(std::move(workspace), std::move(settings))) {}

Session::~Session() = default;

const Workspace& Session::workspace() const { return impl_->workspace; }
formula::Calculator& Session::calculator() { return *impl_->calculator; }
const Unit& Session::unit() const { return *impl_->unit; }
Tahun Session::tahun() const { return impl_->tahun; }
void Session::use_unit(const std::string& kode) { impl_->unit = &impl_->unit_of(kode); }

void Session::use_tahun(Tahun tahun) {
  if (tahun < 1900 || tahun > 2200) refuse("session.year", say("session.year", tahun));
  impl_->tahun = tahun;
}

const Overlay& Session::overlay() const { return impl_->overlay; }

const Indikator& Session::indikator(const std::string& kode) const {
  if (const Indikator* found = find_indikator(*impl_->unit, kode)) return *found;
  std::vector<std::string> known;
  for_each_indikator(*impl_->unit,
                     [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
  formula::require_known("indikator", kode, known);
  return *find_indikator(*impl_->unit, known.front());
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
  if (indikator == nullptr) {
    std::vector<std::string> known;
    for_each_indikator(owner, [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
    formula::require_known("indikator", path.kode, known);
  }
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
  const std::string input = path.kind == FigurePath::Kind::kMasukan ? path.masukan : "";
  if (path.kind == FigurePath::Kind::kMasukan || path.kind == FigurePath::Kind::kRealisasi) {
    const Indikator* indikator = find_indikator(impl_->unit_of(path.unit), path.kode);
    const auto scale = impl_->calculator->scale(*indikator, input);
    const auto number = value.as_number();
    if (scale && number && (*number < scale->dari || *number > scale->sampai)) {
      refuse("session.scale", say("session.scale", text, *number, scale->dari, scale->sampai));
    }
  }
  Overlay next = impl_->overlay;
  next.insert_or_assign(path, value);
  impl_->undo.push_back(impl_->overlay);
  impl_->redo.clear();
  return impl_->move_to(next);
}

Change Session::unset(const std::string& text) {
  const FigurePath path = resolve(text);
  if (!impl_->overlay.contains(path)) refuse("session.not_set", say("session.not_set", text));
  Overlay next = impl_->overlay;
  next.erase(path);
  impl_->undo.push_back(impl_->overlay);
  impl_->redo.clear();
  return impl_->move_to(next);
}

Change Session::reset() {
  impl_->undo.push_back(impl_->overlay);
  impl_->redo.clear();
  return impl_->move_to({});
}

Change Session::undo() {
  if (impl_->undo.empty()) refuse("session.nothing_to_undo", say("session.nothing_to_undo"));
  const Overlay next = impl_->undo.back();
  impl_->undo.pop_back();
  impl_->redo.push_back(impl_->overlay);
  return impl_->move_to(next);
}

Change Session::redo() {
  if (impl_->redo.empty()) refuse("session.nothing_to_redo", say("session.nothing_to_redo"));
  const Overlay next = impl_->redo.back();
  impl_->redo.pop_back();
  impl_->undo.push_back(impl_->overlay);
  return impl_->move_to(next);
}

Value Session::value(const std::string& text) {
  const FigurePath path = resolve(text);
  if (const auto set = impl_->overlay.find(path); set != impl_->overlay.end()) return set->second;
  return base_value(text);
}

Value Session::base_value(const std::string& text) {
  const FigurePath path = resolve(text);
  if (const auto hidden = impl_->originals.find(path); hidden != impl_->originals.end()) {
    return value_of(hidden->second);
  }
  Unit& owner = impl_->unit_of(path.unit);
  if (path.kind != FigurePath::Kind::kRealisasi) return read_figure(owner, path);
  const Indikator* indikator = find_indikator(owner, path.kode);
  if (!impl_->overlay.contains(path)) {
    return impl_->calculator->row(owner, *indikator, path.tahun).realisasi;
  }
  Overlay without = impl_->overlay;
  without.erase(path);
  const Overlay now = impl_->overlay;
  impl_->move_to(without);
  Value value = impl_->calculator->row(owner, *indikator, path.tahun).realisasi;
  impl_->move_to(now);
  return value;
}

void Session::save_scenario(const std::string& name) {
  if (!is_scenario_name(name)) {
    refuse("session.scenario_name", say("session.scenario_name", printable(name)));
  }
  impl_->scenarios[name] = impl_->overlay;
}

Change Session::load_scenario(const std::string& name) {
  Overlay next;
  if (name != "dasar") {
    std::vector<std::string> known = {"dasar"};
    for (const auto& [saved, overlay] : impl_->scenarios) known.push_back(saved);
    formula::require_known("scenario", name, known);
    next = impl_->scenarios.at(name);
  }
  impl_->undo.push_back(impl_->overlay);
  impl_->redo.clear();
  return impl_->move_to(next);
}

void Session::drop_scenario(const std::string& name) {
  std::vector<std::string> known;
  for (const auto& [saved, overlay] : impl_->scenarios) known.push_back(saved);
  formula::require_known("scenario", name, known);
  impl_->scenarios.erase(name);
}

const std::map<std::string, Overlay>& Session::scenarios() const { return impl_->scenarios; }

Change Session::compare(const std::string& left, const std::string& right) {
  const auto overlay_of = [&](const std::string& name) -> Overlay {
    if (name == "dasar") return {};
    if (name == "kini") return impl_->overlay;
    std::vector<std::string> known = {"dasar", "kini"};
    for (const auto& [saved, overlay] : impl_->scenarios) known.push_back(saved);
    formula::require_known("scenario", name, known);
    return impl_->scenarios.at(name);
  };
  const Overlay from = overlay_of(left);
  const Overlay to = overlay_of(right);
  const Overlay now = impl_->overlay;
  impl_->move_to(from);
  Change change = impl_->move_to(to);
  impl_->move_to(now);
  return change;
}

Change Session::define(const std::string& source) {
  // A faulty definition throws here, before anything changed.
  std::vector<std::string> codes;
  for_each_indikator(*impl_->unit,
                     [&](const Indikator& i, const Owner&) { codes.push_back(i.kode); });
  const std::string kode = impl_->calculator->define(source, "sesi", codes);
  Change change;
  const bool known = find_indikator(*impl_->unit, kode) != nullptr;
  if (known) change.rows.push_back({row(kode), {}});
  impl_->definitions[kode] = source;
  if (!known) {
    join_unit(impl_->unit_of(impl_->unit->kode), kode, impl_->tahun);
  } else {
    name_definition(impl_->unit_of(impl_->unit->kode), kode);
  }
  const std::string here = impl_->unit->kode;
  impl_->rebuild();
  impl_->unit = &impl_->unit_of(here);
  if (!known) change.rows.push_back({IndikatorResult{}, {}});
  change.rows.front().after = row(kode);
  return change;
}

const std::map<std::string, std::string>& Session::definitions() const {
  return impl_->definitions;
}

IndikatorResult Session::trial(const FigurePath& path, double value, const std::string& kode) {
  const auto set = impl_->overlay.find(path);
  const std::optional<Value> before =
      set == impl_->overlay.end() ? std::nullopt : std::optional<Value>(set->second);
  impl_->apply(path, std::nullopt);
  impl_->apply(path, Value(value));
  IndikatorResult result = row(kode);
  impl_->apply(path, std::nullopt);
  if (before) impl_->apply(path, before);
  return result;
}

IndikatorResult Session::row(const std::string& kode) {
  return impl_->calculator->row(*impl_->unit, indikator(kode), impl_->tahun);
}

Calculation Session::calculate() { return impl_->unit_result(impl_->unit->kode); }

}  // namespace iku::session
