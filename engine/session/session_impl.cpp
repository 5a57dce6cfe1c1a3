#include "session/session_impl.hpp"

#include <algorithm>
#include <set>

#include "base/catalogue.hpp"
#include "base/interrupt.hpp"
#include "session/refuse.hpp"

namespace iku::session {

namespace {

bool same_row(const IndikatorResult& a, const IndikatorResult& b) {
  return (a.indikator == nullptr) == (b.indikator == nullptr) &&
         same_value(a.realisasi, b.realisasi) && same_value(a.target, b.target) &&
         same_value(a.capaian, b.capaian) && same_value(a.predikat, b.predikat);
}

// The figures at which two overlays differ.
std::vector<FigurePath> differing_paths(const Overlay& from, const Overlay& to) {
  std::vector<FigurePath> paths;
  for (const auto& [path, value] : from) {
    const auto there = to.find(path);
    if (there == to.end() || !same_value(there->second, value)) paths.push_back(path);
  }
  for (const auto& [path, value] : to) {
    if (!from.contains(path)) paths.push_back(path);
  }
  return paths;
}

}  // namespace

void set_means(Change& change, const std::string& unit, const UnitResult& before,
               const UnitResult& after) {
  change.means.push_back(
      {unit, before.capaian, after.capaian, before.budget.serapan, after.budget.serapan});
}

Rows rows_of(const UnitResult& result) {
  Rows rows;
  for_each_result(result,
                  [&](const IndikatorResult& row) { rows.emplace(row.indikator->kode, row); });
  return rows;
}

bool RowChange::predikat_flips() const {
  return before.predikat.is_grade() && after.predikat.is_grade() &&
         !(before.predikat.grade() == after.predikat.grade());
}

bool RowChange::value_goes() const {
  if (after.indikator == nullptr) return false;
  return (before.realisasi.is_present() && !after.realisasi.is_present()) ||
         (before.capaian.is_present() && !after.capaian.is_present());
}

int Change::gone() const {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                        [](const RowChange& row) { return row.value_goes(); }));
}

int Change::flips() const {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                        [](const RowChange& row) { return row.predikat_flips(); }));
}

std::vector<RowChange> differing(const std::string& unit, Tahun tahun, const Rows& before,
                                 const Rows& after) {
  std::vector<RowChange> changes;
  for (const auto& [kode, row] : after) {
    const auto there = before.find(kode);
    RowChange change{unit, kode, tahun, there == before.end() ? IndikatorResult{} : there->second,
                     row};
    if (!same_row(change.before, change.after)) changes.push_back(std::move(change));
  }
  for (const auto& [kode, row] : before) {
    if (!after.contains(kode)) changes.push_back({unit, kode, tahun, row, {}});
  }
  return changes;
}

Session::Impl::Impl(Workspace workspace_in, formula::Settings settings_in)
    : workspace(std::move(workspace_in)), settings(std::move(settings_in)) {
  for (Unit& candidate : workspace.unit) {
    units.emplace(candidate.kode, &candidate);
    if (unit == nullptr && (!candidate.tujuan.empty() || !candidate.program.empty())) {
      unit = &candidate;
    }
  }
  if (unit == nullptr) refuse("session.empty", say("formula.no_unit_data"));
  tahun = workspace.tahun;
  rebuild();
}

Unit& Session::Impl::unit_of(const std::string& kode) {
  if (const auto found = units.find(kode); found != units.end()) return *found->second;
  std::vector<std::string> known;
  for (const auto& [name, candidate] : units) known.push_back(name);
  formula::require_known("unit", kode, known);
  return *unit;
}

void Session::Impl::rebuild() {
  auto made = std::make_unique<formula::Calculator>(workspace, settings, state.definitions);
  calculator = std::move(made);
  of_data.clear();
  readers_known = false;
  forgotten.clear();
  for (const auto& [path, value] : state.overlay) {
    if (path.kind != FigurePath::Kind::kRealisasi) continue;
    Unit& owner = unit_of(path.unit);
    const Indikator& indikator = *find_indikator(owner, path.kode);
    calculator->override_realisasi(owner, indikator, path.tahun,
                                   forced_figure(path, indikator, value));
  }
  note_scripts();
}

void Session::Impl::note_scripts() { stamps = calculator->script_files(); }

void Session::Impl::apply(const FigurePath& path, const std::optional<Value>& value) {
  Unit& owner = unit_of(path.unit);
  const Indikator* indikator = find_indikator(owner, path.kode);
  if (path.kind == FigurePath::Kind::kRealisasi) {
    // A forced realisasi counts whatever the formula says; the data stay as they are.
    calculator->override_realisasi(
        owner, *indikator, path.tahun,
        value ? std::optional<Figure>(forced_figure(path, *indikator, *value)) : std::nullopt);
  } else {
    if (const auto hidden = originals.find(path); hidden != originals.end()) {
      restore_figure(owner, path, hidden->second);
      originals.erase(hidden);
    }
    if (value) originals.emplace(path, put_figure(owner, path, *value));
  }
  if (indikator == nullptr || is_budget(path)) return;
  for (const auto& ref : calculator->touch(owner, *indikator, path.tahun)) {
    forgotten.emplace(std::make_pair(ref.indikator, ref.tahun), ref.unit);
  }
}

std::optional<Value> Session::Impl::target_in_use(const FigurePath& path) {
  Unit& owner = unit_of(path.unit);
  const Indikator& indikator = *find_indikator(owner, path.kode);
  const auto figure = indikator.target.find(path.tahun);
  if (figure == indikator.target.end() || !figure->second.periode) return std::nullopt;
  const IndikatorResult row = calculator->row(owner, indikator, path.tahun);
  return row.target_setahun ? std::optional(row.target) : std::nullopt;
}

Value Session::Impl::base_of(const FigurePath& path) {
  Unit& owner = unit_of(path.unit);
  const auto hidden = originals.find(path);
  const auto figure = [&] {
    return hidden == originals.end() ? read_figure(owner, path) : value_of(hidden->second);
  };
  if (path.kind == FigurePath::Kind::kTarget) {
    const Series& target = find_indikator(owner, path.kode)->target;
    const auto present = target.find(path.tahun);
    const Figure* data = present == target.end() ? nullptr : &present->second;
    if (hidden != originals.end()) {
      data = hidden->second.figure ? &*hidden->second.figure : nullptr;
    }
    if (data == nullptr || !data->periode) return figure();
  } else if (path.kind != FigurePath::Kind::kRealisasi) {
    return figure();
  }
  if (const auto known = of_data.find(path); known != of_data.end()) return known->second;
  const Overlay now = state.overlay;
  lay({});
  try {
    of_data[path] =
        path.kind == FigurePath::Kind::kTarget
            ? target_in_use(path).value_or(read_figure(owner, path))
            : calculator->row(owner, *find_indikator(owner, path.kode), path.tahun).realisasi;
  } catch (...) {  // stopped by the analyst
    lay(now);
    throw;
  }
  lay(now);
  return of_data.at(path);
}

bool Session::Impl::is_of_data(const FigurePath& path, const Value& value) {
  const Indikator* indikator = find_indikator(unit_of(path.unit), path.kode);
  const auto hidden = originals.find(path);
  if (path.kind == FigurePath::Kind::kBobot) {  // without one it counts as 1, but is no weight
    const bool given = hidden == originals.end() ? indikator->has_bobot : hidden->second.has_bobot;
    if (!given) return false;
  }
  if (path.kind == FigurePath::Kind::kRealisasi && !indikator->formulasi.empty()) {
    // What a formula gives follows from everything else that was changed.
    const std::size_t others = state.overlay.size() - (state.overlay.contains(path) ? 1 : 0);
    if (others > 0 || !state.definitions.empty()) return false;
  }
  return same_value(base_of(path), value);
}

Figure Session::Impl::forced_figure(const FigurePath& path, const Indikator& indikator,
                                    const Value& value) const {
  const auto data = indikator.realisasi.find(path.tahun);
  const auto known = of_data.find(path);
  if (!indikator.formulasi.empty()) {
    return session_figure(value, known == of_data.end() ? Value() : known->second,
                          say("session.source_computed"));
  }
  if (data == indikator.realisasi.end()) return session_figure(value, Value(), {});
  return session_figure(value, data->second.value, data->second.sumber);
}

void Session::Impl::lay(const Overlay& next) {
  for (const FigurePath& path : differing_paths(state.overlay, next)) {
    const auto there = next.find(path);
    apply(path, there == next.end() ? std::nullopt : std::optional<Value>(there->second));
  }
  state.overlay = next;
}

Change Session::Impl::step_to(const State& next) {
  for (const auto& [path, value] : next.overlay) {  // its source tells what the data give
    if (path.kind == FigurePath::Kind::kRealisasi && !state.overlay.contains(path) &&
        find_indikator(unit_of(path.unit), path.kode) != nullptr) {
      base_of(path);
    }
  }
  State before = state;
  Change change = move_to(next);
  if (change.figures.empty() && before.definitions == next.definitions) return change;
  undo.push_back(std::move(before));
  redo.clear();
  return change;
}

// To an earlier state of `from`; those between go to `to`, so that the way back is the same.
Change Session::Impl::step_back(std::vector<State>& from, std::vector<State>& to,
                                std::size_t steps) {
  if (steps < 1 || steps > from.size()) {
    refuse("session.steps", say("session.steps", from.size(), steps));
  }
  State now = state;
  Change change = move_to(from[from.size() - steps]);
  for (std::size_t i = 0; i < steps; ++i) {
    to.push_back(std::move(now));
    now = std::move(from.back());
    from.pop_back();
  }
  return change;
}

// The one way a state becomes another: only what differs is touched and recalculated.
Change Session::Impl::move_to(const State& next) {
  return next.definitions == state.definitions ? move_overlay(next.overlay)
                                               : move_definitions(next);
}

// Who reads a row is known once the reader was computed: those of every unit and year are, so that
// what a change does never depends on what was looked at before.
void Session::Impl::know_readers() {
  std::vector<Tahun> years = calculator->years();
  if (std::find(years.begin(), years.end(), tahun) == years.end()) years.push_back(tahun);
  if (!readers_known) {
    for (const Unit& candidate : workspace.unit) {
      for_each_indikator(candidate, [&](const Indikator& indikator, const Owner&) {
        if (indikator.formulasi.empty()) return;
        for (const Tahun year : years) calculator->reads(candidate, indikator, year);
      });
    }
  }
  readers_known = true;
  for (const auto& [cell, owner] : forgotten) calculator->reads(*owner, *cell.first, cell.second);
  forgotten.clear();
}

Change Session::Impl::move_overlay(const Overlay& next) {
  const std::vector<FigurePath> paths = differing_paths(state.overlay, next);
  know_readers();
  std::vector<std::string> changed = {unit->kode};  // the session's unit first
  for (const FigurePath& path : paths) {
    if (std::find(changed.begin(), changed.end(), path.unit) == changed.end()) {
      changed.push_back(path.unit);
    }
  }
  std::vector<UnitResult> before;
  before.reserve(changed.size());
  for (const std::string& kode : changed) before.push_back(unit_result(kode));
  Change change;
  change.figures = paths;
  std::vector<formula::Calculator::RowRef> touched;
  std::set<std::pair<const Indikator*, Tahun>> seen;
  for (const FigurePath& path : paths) {
    if (is_budget(path)) continue;
    Unit& owner = unit_of(path.unit);
    const Indikator* indikator = find_indikator(owner, path.kode);
    calculator->row(owner, *indikator, path.tahun);  // what its own rules read
    for (const auto& ref : calculator->touch(owner, *indikator, path.tahun)) {
      if (seen.emplace(ref.indikator, ref.tahun).second) touched.push_back(ref);
    }
  }
  const auto results = [&] {
    std::vector<IndikatorResult> rows;
    rows.reserve(touched.size());
    for (const auto& ref : touched) {
      rows.push_back(calculator->row(*ref.unit, *ref.indikator, ref.tahun));
    }
    return rows;
  };
  std::vector<IndikatorResult> rows_before = results();
  const Overlay past = state.overlay;
  std::vector<IndikatorResult> rows_after;
  try {
    lay(next);
    rows_after = results();
    for (std::size_t i = 0; i < changed.size(); ++i) {
      set_means(change, changed[i], before[i], unit_result(changed[i]));
    }
  } catch (...) {  // stopped by the analyst
    lay(past);
    throw;
  }
  for (std::size_t i = 0; i < touched.size(); ++i) {
    if (same_row(rows_before[i], rows_after[i])) continue;
    change.rows.push_back({touched[i].unit->kode, touched[i].indikator->kode, touched[i].tahun,
                           std::move(rows_before[i]), std::move(rows_after[i])});
  }
  return change;
}

// Another formula may change any row: the unit's are compared whole.
Change Session::Impl::move_definitions(const State& next) {
  const UnitResult before = unit_result(unit->kode);
  const Rows rows_before = rows_of(before);
  const State past = state;
  const auto go = [this](const State& to) {
    // What lies over an indikator that is to leave goes first, over one that joins last.
    Overlay both = state.overlay;
    std::erase_if(both, [&](const auto& entry) { return !to.overlay.contains(entry.first); });
    lay(both);
    redefine(to.definitions);
    rebuild();
    lay(to.overlay);
  };
  try {
    go(next);
    const UnitResult after = unit_result(unit->kode);
    Change change;
    change.rows = differing(unit->kode, tahun, rows_before, rows_of(after));
    set_means(change, unit->kode, before, after);
    return change;
  } catch (...) {
    clear_stop();
    go(past);
    throw;
  }
}

namespace {

bool uses_formula(const Unit& unit, const std::string& formulasi) {
  bool found = false;
  for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
    found = found || indikator.formulasi == formulasi;
  });
  return found;
}

}  // namespace

// Makes the workspace's indikator use the definitions of the next state, and no others.
void Session::Impl::redefine(const Definitions& next) {
  for (const auto& [kode, source] : state.definitions) {
    if (next.contains(kode)) continue;
    const Joined how = joined.at(kode);
    Unit& owner = unit_of(how.unit);
    if (how.in_use) {
      joined.erase(kode);
      continue;
    }
    if (how.formulasi) {
      name_definition(owner, kode, *how.formulasi);
    } else {
      leave_unit(owner, kode);
    }
    joined.erase(kode);
  }
  for (const auto& [kode, source] : next) {
    if (state.definitions.contains(kode)) continue;
    if (const Indikator* known = find_indikator(*unit, kode)) {
      joined[kode] = {unit->kode, known->formulasi, false};
      name_definition(*unit, kode, kode);
    } else if (uses_formula(*unit, kode)) {
      joined[kode] = {unit->kode, std::nullopt, true};
    } else {
      joined[kode] = {unit->kode, std::nullopt, false};
      join_unit(*unit, kode);
    }
  }
  state.definitions = next;
}

UnitResult Session::Impl::unit_result(const std::string& kode) {
  formula::Selection selection;
  selection.tahun = {tahun};
  selection.unit = {kode};
  std::vector<UnitResult> results = calculator->calculate(selection).results;
  return results.empty() ? UnitResult{} : std::move(results.front());
}

void Session::Impl::require_scenario(const std::string& name) const {
  std::vector<std::string> known = {"dasar", "kini"};
  for (const auto& [saved, scenario] : scenarios) known.push_back(saved);
  formula::require_known("scenario", name, known);
}

Overlay Session::Impl::overlay_of(const std::string& scenario) const {
  if (scenario == "kini") return state.overlay;
  if (scenario == "dasar") return {};
  require_scenario(scenario);
  const Scenario& saved = scenarios.at(scenario);
  Overlay overlay = overlay_of(saved.dari);
  for (const auto& [path, value] : saved.own) {
    if (value) {
      overlay.insert_or_assign(path, *value);
    } else {
      overlay.erase(path);
    }
  }
  return overlay;
}

}  // namespace iku::session
