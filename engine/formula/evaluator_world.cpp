#include <algorithm>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/work.hpp"
#include "formula/evaluator.hpp"
#include "formula/figure_doubt.hpp"

// What a formula sees of the workspace: the Evaluator as the World of the sandbox.

namespace iku::formula {

namespace {

constexpr std::int64_t kStepsPerUnit = 50;  // of those below: each is asked for the indikator

lua::Answer value_answer(Value value, std::string sumber = {}) {
  lua::Answer answer;
  answer.kind = lua::Answer::Kind::kValue;
  answer.value = std::move(value);
  answer.sumber = std::move(sumber);
  return answer;
}

lua::Answer figure_answer(const Figure& figure) {
  lua::Answer answer = value_answer(figure.value, figure.sumber);
  if (figure.value.is_range()) {
    answer.kind = lua::Answer::Kind::kRentang;
    answer.rentang = figure.value.range();
  }
  return answer;
}

lua::Answer series_answer(const Series& series, Tahun tahun, std::string_view name) {
  const auto found = series.find(tahun);
  if (found != series.end()) return figure_answer(found->second);
  return value_answer(Missing{say("formula.not_filled"), std::string(name)});
}

lua::Answer not_yet() {
  lua::Answer answer;
  answer.kind = lua::Answer::Kind::kNotYet;
  return answer;
}

// The names of a unit that a misspelt one is compared with: by code, whoever asks and when.
constexpr std::size_t kMostNames = 200;

std::string number_text(double value) { return format_number(value, -1); }

}  // namespace

lua::Answer Evaluator::dependency(const Cell& cell) {
  if (!depend_on(cell, Part::kRealisasi)) return not_yet();
  const Realisasi& known = done_.at(cell);
  lua::Answer answer = value_answer(known.value);
  const auto figure = cell.indikator->realisasi.find(cell.tahun);
  if (const Figure* forced = overridden(cell)) {
    answer.sumber = forced->sumber;
  } else if (known.origin != Origin::kComputed && figure != cell.indikator->realisasi.end()) {
    answer.sumber = figure->second.sumber;
  }
  return answer;
}

// Whether the target of another cell of the year can only be told when its realisasi is there: it
// has parts, and is that of those which the realisasi stands on.
bool Evaluator::target_waits(const Cell& cell) {
  const auto found = cell.indikator->target.find(cell.tahun);
  const bool by_parts = found != cell.indikator->target.end() && found->second.periode != nullptr;
  return by_parts && cell.tahun == running_.tahun && !depend_on(cell, Part::kRealisasi);
}

// The target that a formula or rule measures a realisasi of its own year by; of other years the
// whole year's, which a Renstra's end is.
lua::Answer Evaluator::target_answer(const Cell& cell) {
  lua::Answer answer = series_answer(cell.indikator->target, cell.tahun, "target");
  const auto found = cell.indikator->target.find(cell.tahun);
  if (found == cell.indikator->target.end() || !found->second.periode) return answer;
  TargetOf measured;
  if (cell == running_ && !rule_) {  // its realisasi is about to be made of what it has read
    measured = measured_by(cell, parts_of_met(cell).get());
  } else if (cell.tahun == running_.tahun) {
    if (!(cell == running_) && target_waits(cell)) return not_yet();
    measured = target_of(cell);
  }
  if (measured.setahun) answer.value = measured.value;
  return answer;
}

lua::Item Evaluator::item_of(const Cell& cell, Part part, std::string_view bagian,
                             const std::vector<Band>& bands) {
  lua::Item item;
  item.unit = cell.unit->kode;
  if (bagian == "target") {
    const lua::Answer target = target_answer(cell);
    item.value = target.value;
    item.sumber = target.sumber;
  } else if (part == Part::kRealisasi) {
    const lua::Answer known = dependency(cell);
    item.value = known.value;
    item.sumber = known.sumber;
  } else {
    const Assessment& known = assessed_.at(cell);
    item.value = bagian == "capaian" ? known.capaian : known.predikat;
    for (std::size_t i = 0; i < bands.size() && item.value.is_grade(); ++i) {
      if (bands[i].nama == item.value.grade().name) item.place = static_cast<int>(i) + 1;
    }
  }
  return item;
}

// The units of measure of values that stand in one list, where two of them differ.
std::string Evaluator::unlike_units(const std::vector<Cell>& cells) {
  const Cell* first = nullptr;
  for (const Cell& cell : cells) {
    if (satuan_of(cell).empty()) continue;
    if (first == nullptr) first = &cell;
    const std::string doubt =
        units_doubt({first->unit->kode, satuan_of(*first)}, {cell.unit->kode, satuan_of(cell)});
    if (!doubt.empty()) return cell.indikator->kode + ": " + doubt;
  }
  return {};
}

// What a cell's realisasi is counted in: as printed with it, else as declared.
std::string Evaluator::satuan_of(const Cell& cell) {
  const auto figure = cell.indikator->realisasi.find(cell.tahun);
  if (figure != cell.indikator->realisasi.end() && !figure->second.satuan.empty()) {
    return figure->second.satuan;
  }
  if (!cell.indikator->satuan.empty()) return cell.indikator->satuan;
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  return definition == nullptr ? std::string() : definition->satuan;
}

lua::Answer Evaluator::below(const lua::Scope& scope, std::string_view kode,
                             std::string_view bagian) {
  const auto* unit = static_cast<const Unit*>(scope.owner);
  lua::Answer answer;
  const bool is_known =
      bagian == "realisasi" || bagian == "target" || bagian == "capaian" || bagian == "predikat";
  if (unit == nullptr || !is_known) return answer;
  const Part part =
      bagian == "capaian" || bagian == "predikat" ? Part::kAssessment : Part::kRealisasi;
  const auto names = [](const Policy& policy) {
    std::vector<std::string> all;
    for (const Band& band : policy.info.bands) all.push_back(band.nama);
    return all;
  };
  const Policy* own = policy_of(*unit, scope.tahun);
  answer.pita = names(*own);
  Coverage coverage;
  coverage.kode = kode;
  bool complete = true;
  std::vector<Cell> cells;
  answer.steps = static_cast<std::int64_t>(below(*unit).size()) * kStepsPerUnit;
  for (const Unit* child : below(*unit)) {
    count_work();
    const Indikator* there = find(*child, kode);
    if (there == nullptr) continue;
    cells.push_back({child, there, scope.tahun});
    if (bagian == "target") {
      note_reader(cells.back());
      complete = !target_waits(cells.back()) && complete;
    } else {
      complete = depend_on(cells.back(), part) && complete;
    }
  }
  if (cells.empty()) return answer;
  if (!complete) return not_yet();
  for (const Cell& cell : cells) {
    const Policy* policy = policy_of(*cell.unit, cell.tahun);
    if (bagian == "predikat" && policy != own && names(*policy) != answer.pita) {
      return value_answer(Value(
          Failure{FailureClass::kRuntime,
                  say("formula.other_bands", cell.unit->kode, policy->info.kode, own->info.kode),
                  {}}));
    }
    answer.items.push_back(item_of(cell, part, bagian, policy->info.bands));
    const Value& value = answer.items.back().value;
    ++coverage.of;
    coverage.used += value.is_present() ? 1 : 0;
    coverage.failed += value.is_failure() ? 1 : 0;
  }
  if (part == Part::kRealisasi) coverage.beda = unlike_units(cells);
  std::vector<Coverage>& noted = coverage_[running_];
  const auto same = std::find_if(noted.begin(), noted.end(),
                                 [&](const Coverage& one) { return one.kode == kode; });
  if (same == noted.end()) {
    noted.push_back(coverage);
  } else {
    if (coverage.beda.empty()) coverage.beda = same->beda;
    if (coverage.used < same->used) *same = coverage;
    same->beda = coverage.beda;
  }
  answer.kind = lua::Answer::Kind::kItems;
  return answer;
}

lua::Answer Evaluator::own_input(const Cell& cell, std::string_view name, bool& known) {
  if (const Figure* figure = given(cell, name)) {
    known = true;
    return figure_answer(*figure);
  }
  const auto series = cell.indikator->masukan.find(std::string(name));
  known = series != cell.indikator->masukan.end();
  if (!known) return {};
  const auto entry = series->second.find(cell.tahun);
  if (entry == series->second.end()) {
    known = find(*cell.unit, name) == nullptr;
    return value_answer(Missing{say("formula.not_filled"), std::string(name)});
  }
  if (entry->second.table) {
    lua::Answer answer;
    answer.kind = lua::Answer::Kind::kTable;
    answer.table = entry->second.table;
    answer.sumber = entry->second.table->path;
    return answer;
  }
  return figure_answer(entry->second.figure);
}

std::optional<double> Evaluator::rank(const Cell& cell, const Value& grade) {
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  if (definition == nullptr || !grade.is_grade()) return std::nullopt;
  const auto& names = definition->tingkat;
  const auto found = std::find(names.begin(), names.end(), grade.grade().name);
  if (found == names.end()) return std::nullopt;
  return static_cast<double>(found - names.begin()) + 1;
}

// x.peringkat_target and its like; unknown where there is no rank.
lua::Answer Evaluator::rank_of(const Cell& cell, const lua::Answer& answer) {
  const auto place = rank(cell, answer.value);
  return place ? value_answer(Value(*place), answer.sumber) : lua::Answer{};
}

lua::Answer Evaluator::special(const Cell& cell, std::string_view name) {
  const Indikator& indikator = *cell.indikator;
  if (const Figure* figure = given(cell, name)) return figure_answer(*figure);
  if (name == "target") return target_answer(cell);
  if (name == "target_sebelum") return series_answer(indikator.target_sebelum, cell.tahun, name);
  if (name == "tahun") return value_answer(Value(static_cast<double>(cell.tahun)));
  if (name == "baseline" && indikator.baseline) return figure_answer(*indikator.baseline);
  if (name == "bobot") return value_answer(Value(indikator.bobot));
  if (name == "peringkat_target") return rank_of(cell, special(cell, "target"));
  if (name == "peringkat_realisasi") return rank_of(cell, special(cell, "realisasi"));
  if (name == "realisasi") {
    if (cell == running_ && !rule_) return series_answer(indikator.realisasi, cell.tahun, name);
    return dependency(cell);
  }
  lua::Answer way;
  way.kind = lua::Answer::Kind::kScope;
  way.scope = {cell.unit, cell.indikator, cell.tahun};
  if (name == "lalu") {
    way.scope.tahun = cell.tahun - 1;
    return way;
  }
  if (name == "akhir") {
    if (!cell.unit->renstra) {
      return value_answer(Missing{say("formula.no_renstra"), std::string(name)});
    }
    way.scope.tahun = cell.unit->renstra->akhir;
    return way;
  }
  return {};
}

// A value that another indikator gives must lie in the scale its reader declares.
lua::Answer Evaluator::in_declared_scale(const Cell& cell, std::string_view name,
                                         lua::Answer answer) {
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  const InputSpec* spec = definition == nullptr ? nullptr : definition->input(name);
  const auto number = answer.value.as_number();
  if (answer.kind != lua::Answer::Kind::kValue || spec == nullptr || !spec->skala || !number ||
      (*number >= spec->skala->dari && *number <= spec->skala->sampai)) {
    return answer;
  }
  answer.value =
      Value(Failure{FailureClass::kRange,
                    say("formula.input_out_of_scale", spec->kode, number_text(*number),
                        number_text(spec->skala->dari), number_text(spec->skala->sampai)),
                    cell.indikator->where});
  return answer;
}

lua::Answer Evaluator::read(const lua::Scope& scope, std::string_view name) {
  const Cell cell{static_cast<const Unit*>(scope.owner), static_cast<const Indikator*>(scope.item),
                  scope.tahun};
  if (cell.indikator != nullptr) {
    note_reader(cell);
    bool known = false;
    lua::Answer answer = own_input(cell, name, known);
    if (known) return answer;
    answer = special(cell, name);
    if (answer.kind != lua::Answer::Kind::kUnknown) return answer;
  } else if (name == "tahun") {
    return value_answer(Value(static_cast<double>(cell.tahun)));
  }
  if (const Indikator* other = find(*cell.unit, name); other != nullptr) {
    lua::Answer answer = dependency(Cell{cell.unit, other, cell.tahun});
    return cell.indikator == nullptr ? answer : in_declared_scale(cell, name, std::move(answer));
  }
  const Definition* definition =
      cell.indikator ? definition_of(*cell.indikator, cell.tahun) : nullptr;
  if (definition != nullptr && definition->input(name) != nullptr) {
    return value_answer(Missing{say("formula.not_filled"), std::string(name)});
  }
  // A rule that measures from the baseline wants it of an indikator that has none.
  if (name == "baseline" && cell.indikator != nullptr) {
    return value_answer(Missing{say("formula.not_filled"), std::string(name)});
  }
  return {};
}

std::optional<lua::Scope> Evaluator::in_year(const lua::Scope& scope, Tahun tahun) {
  lua::Scope there = scope;
  there.tahun = tahun;
  return there;
}

std::optional<lua::Scope> Evaluator::of_unit(const lua::Scope& scope, std::string_view kode) {
  const Unit* unit = find_unit(kode);
  if (unit == nullptr) return std::nullopt;
  lua::Scope there = scope;
  there.owner = unit;
  const auto* here = static_cast<const Indikator*>(scope.item);
  there.item = here == nullptr ? nullptr : find(*unit, here->kode);
  return there;
}

lua::Answer Evaluator::banding(const lua::Scope& scope, std::string_view nama) {
  const auto* indikator = static_cast<const Indikator*>(scope.item);
  lua::Answer answer;
  if (indikator == nullptr) return answer;
  for (const auto& [name, series] : indikator->pembanding) {
    if (name == nama) answer = series_answer(series, scope.tahun, nama);
    if (name == nama) break;
  }
  answer.steps = static_cast<std::int64_t>(indikator->pembanding.size());
  return answer;
}

std::vector<std::string> Evaluator::own_names(const lua::Scope& scope) {
  const auto* indikator = static_cast<const Indikator*>(scope.item);
  if (indikator == nullptr) return {"tahun"};  // a unit without the indikator
  std::vector<std::string> all = {"target", "realisasi", "tahun"};
  for (const auto& [name, series] : indikator->masukan) all.push_back(name);
  if (const Definition* definition = definition_of(*indikator, scope.tahun)) {
    for (const InputSpec& spec : definition->masukan) all.push_back(spec.kode);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// "u2.ikm", "ikm@2023": as the units below and the figures of a session are called.
std::string Evaluator::label(const lua::Scope& scope, std::string_view name) {
  std::string text(name);
  const auto* unit = static_cast<const Unit*>(scope.owner);
  if (unit != nullptr && unit != running_.unit) text = unit->kode + "." + text;
  if (scope.tahun != running_.tahun) text += fmt::format("@{}", scope.tahun);
  return text;
}

std::vector<std::string> Evaluator::names(const lua::Scope& scope) {
  const auto* unit = static_cast<const Unit*>(scope.owner);
  const auto* indikator = static_cast<const Indikator*>(scope.item);
  std::vector<std::string> all;
  if (indikator != nullptr) all = own_names(scope);
  if (unit != nullptr) {
    for (const auto& [kode, other] : index_.at(unit)) {
      if (all.size() >= kMostNames) break;
      all.push_back(kode);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace iku::formula
