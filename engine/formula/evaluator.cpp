#include "formula/evaluator.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/catalogue.hpp"
#include "base/number.hpp"

namespace iku::formula {

namespace {

lua::Answer value_answer(Value value, std::string sumber = {}) {
  lua::Answer answer;
  answer.kind = lua::Answer::Kind::kValue;
  answer.value = std::move(value);
  answer.sumber = std::move(sumber);
  return answer;
}

lua::Answer figure_answer(const Figure& figure) {
  lua::Answer answer = value_answer(figure.value, figure.sumber);
  if (figure.rentang) {
    answer.kind = lua::Answer::Kind::kRentang;
    answer.rentang = *figure.rentang;
  }
  return answer;
}

lua::Answer series_answer(const Series& series, Tahun tahun, std::string_view name) {
  const auto found = series.find(tahun);
  if (found != series.end()) return figure_answer(found->second);
  return value_answer(Missing{say("formula.not_filled"), std::string(name)});
}

std::string number_text(double value) { return format_number(value, -1); }

const std::optional<Rentang>& scale_of(const Indikator& indikator, const Definition* definition) {
  if (indikator.skala || definition == nullptr) return indikator.skala;
  return definition->skala;
}

}  // namespace

Evaluator::Evaluator(const Workspace& workspace, lua::Machine& machine, Library& library)
    : workspace_(workspace), machine_(machine), library_(library) {
  for (const Unit& unit : workspace.unit) {
    units_.emplace(unit.kode, &unit);
    auto& by_code = index_[&unit];
    for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
      by_code.emplace(indikator.kode, &indikator);
    });
  }
}

const Indikator* Evaluator::find(const Unit& unit, std::string_view kode) const {
  const auto by_code = index_.find(&unit);
  if (by_code == index_.end()) return nullptr;
  const auto found = by_code->second.find(kode);
  return found == by_code->second.end() ? nullptr : found->second;
}

const Unit* Evaluator::find_unit(std::string_view kode) const {
  const auto found = units_.find(kode);
  return found == units_.end() ? nullptr : found->second;
}

Value Evaluator::in_year(const Series& series, Tahun tahun) {
  const auto found = series.find(tahun);
  return found == series.end() ? Value(Missing{say("formula.not_filled"), {}})
                               : found->second.value;
}

const Definition* Evaluator::definition_of(const Indikator& indikator) {
  if (indikator.formulasi.empty()) return nullptr;
  const auto known = definitions_.find(&indikator);
  if (known != definitions_.end()) return known->second;
  return definitions_[&indikator] = library_.definition(indikator.formulasi, indikator.where);
}

const Realisasi& Evaluator::realisasi(const Cell& cell) {
  if (const auto known = done_.find(cell); known != done_.end()) return known->second;
  std::vector<Cell> waiting = {cell};
  while (!waiting.empty()) {
    const Cell current = waiting.back();
    Realisasi result;
    if (done_.contains(current)) {
      waiting.pop_back();
    } else if (evaluate(current, result)) {
      done_[current] = std::move(result);
      waiting.pop_back();
    } else if (std::find(waiting.begin(), waiting.end(), needed_) != waiting.end()) {
      fail_cycle(waiting, needed_);
    } else {
      waiting.push_back(needed_);
    }
  }
  return done_.at(cell);
}

// Gives every cell of the cycle a failure that names them all.
void Evaluator::fail_cycle(const std::vector<Cell>& waiting, const Cell& again) {
  const auto first = std::find(waiting.begin(), waiting.end(), again);
  std::string names;
  for (auto cell = first; cell != waiting.end(); ++cell) {
    names += cell->indikator->kode + " → ";
  }
  names += again.indikator->kode;
  for (auto cell = first; cell != waiting.end(); ++cell) {
    Failure failure{FailureClass::kCycle, say("formula.cycle", names), {}};
    if (const Definition* definition = definition_of(*cell->indikator)) {
      failure.where.file = definition->file;
      failure.where.line = machine_.place_of(definition->formulasi).first_line;
    }
    done_[*cell] = Realisasi{Value(std::move(failure)), Origin::kComputed, Value()};
  }
}

// False when the formula needs a cell that is not there yet (needed_).
bool Evaluator::evaluate(const Cell& cell, Realisasi& result) {
  const Indikator& indikator = *cell.indikator;
  const Definition* definition = definition_of(indikator);
  if (const auto forced = overrides_.find(cell); forced != overrides_.end()) {
    result.value = within_scale(cell, forced->second, definition);
    return true;
  }
  if (definition == nullptr || !definition->formulasi) {
    if (definition == nullptr && !indikator.formulasi.empty()) {
      result.origin = Origin::kComputed;
      result.value = Value(
          Failure{FailureClass::kMissing, say("formula.no_definition", indikator.formulasi), {}});
      return true;
    }
    result.value = within_scale(cell, in_year(indikator.realisasi, cell.tahun), definition);
    return true;
  }
  running_ = cell;
  if (auto bad = input_out_of_scale(cell, *definition)) {
    result =
        Realisasi{std::move(*bad), Origin::kComputed, in_year(indikator.realisasi, cell.tahun)};
    return true;
  }
  const auto outcome = run_formula(cell, lua::Reading::kPlain);
  if (outcome.not_yet) return false;
  result = from_result(cell, outcome.value);
  return true;
}

// The rule of the contract: the computed realisasi counts; where inputs are missing and one is
// reported, that one counts and is marked.
Realisasi Evaluator::from_result(const Cell& cell, Value computed) {
  const Definition* definition = definition_of(*cell.indikator);
  Realisasi result;
  const Value data = in_year(cell.indikator->realisasi, cell.tahun);
  if (computed.is_missing() && data.is_present()) {
    result.origin = Origin::kReported;
    result.value = within_scale(cell, data, definition);
    return result;
  }
  result.origin = Origin::kComputed;
  result.reported = data;
  if (computed.is_failure() && definition != nullptr) {
    Failure failure = computed.failure();
    if (failure.where.file.empty()) failure.where.file = definition->file;
    computed = Value(std::move(failure));
  }
  result.value = within_scale(cell, std::move(computed), definition);
  return result;
}

Value Evaluator::within_scale(const Cell& cell, Value value, const Definition* definition) const {
  const auto& scale = scale_of(*cell.indikator, definition);
  const auto number = value.as_number();
  if (!scale || !number || (*number >= scale->dari && *number <= scale->sampai)) return value;
  Failure failure{FailureClass::kRange,
                  say("formula.out_of_scale", cell.indikator->kode, number_text(*number),
                      number_text(scale->dari), number_text(scale->sampai)),
                  cell.indikator->where};
  const auto figure = cell.indikator->realisasi.find(cell.tahun);
  if (figure != cell.indikator->realisasi.end()) failure.where = figure->second.where;
  return Value(std::move(failure));
}

std::optional<Value> Evaluator::input_out_of_scale(const Cell& cell, const Definition& definition) {
  for (const InputSpec& spec : definition.masukan) {
    if (!spec.skala) continue;
    const auto series = cell.indikator->masukan.find(spec.kode);
    if (series == cell.indikator->masukan.end()) continue;
    const auto entry = series->second.find(cell.tahun);
    if (entry == series->second.end()) continue;
    const auto number = entry->second.figure.value.as_number();
    if (!number || (*number >= spec.skala->dari && *number <= spec.skala->sampai)) continue;
    return Value(Failure{FailureClass::kRange,
                         say("formula.input_out_of_scale", spec.kode, number_text(*number),
                             number_text(spec.skala->dari), number_text(spec.skala->sampai)),
                         entry->second.figure.where});
  }
  return std::nullopt;
}

// Fills numbers_ with the declared inputs; false when one is no plain number here.
bool Evaluator::gather_numbers(const Cell& cell, const Definition& definition) {
  if (!definition.only_numbers()) return false;
  numbers_.clear();
  for (const InputSpec& spec : definition.masukan) {
    bool known = false;
    lua::Answer answer = own_input(cell, spec.kode, known);
    if (!known) {
      const Indikator* other = find(*cell.unit, spec.kode);
      if (other == nullptr) return false;
      answer = in_declared_scale(cell, spec.kode, dependency(Cell{cell.unit, other, cell.tahun}));
    }
    const auto number = answer.value.as_number();
    if (answer.kind != lua::Answer::Kind::kValue || !number) return false;
    numbers_.push_back(*number);
  }
  return true;
}

lua::Machine::Result Evaluator::run_formula(const Cell& cell, lua::Reading reading) {
  const Definition* definition = definition_of(*cell.indikator);
  running_ = cell;
  rule_ = false;
  read_by_[cell].clear();
  lua::Machine::Call call;
  call.world = this;
  call.scope = {cell.unit, cell.indikator, cell.tahun};
  call.reading = reading;
  call.grades = !definition->tingkat.empty() || cell.indikator->polaritas == "tingkat" ||
                definition->polaritas == "tingkat";
  if (reading == lua::Reading::kPlain && gather_numbers(cell, *definition)) {
    call.numbers = numbers_.data();
  }
  return machine_.call(definition->formulasi, call);
}

lua::Machine::Result Evaluator::run_rule(lua::Function rule, const Cell& cell,
                                         lua::Reading reading) {
  const Value realisasi_value = realisasi(cell).value;
  running_ = cell;
  rule_ = true;
  lua::Machine::Call call;
  call.world = this;
  call.scope = {cell.unit, cell.indikator, cell.tahun};
  call.reading = reading;
  const auto target = cell.indikator->target.find(cell.tahun);
  double numbers[2];
  if (realisasi_value.is_number() && target != cell.indikator->target.end() &&
      target->second.value.is_number() && !target->second.rentang) {
    numbers[0] = realisasi_value.number();
    numbers[1] = target->second.value.number();
    call.numbers = numbers;
  }
  auto result = machine_.call(rule, call);
  while (result.not_yet) {  // a rule that reads other years or units
    realisasi(needed_);
    running_ = cell;
    rule_ = true;
    result = machine_.call(rule, call);
  }
  return result;
}

std::vector<Cell> Evaluator::forget(const Cell& cell) {
  std::vector<Cell> forgotten = {cell};
  std::unordered_set<Cell, CellHash> seen = {cell};
  for (std::size_t i = 0; i < forgotten.size(); ++i) {
    done_.erase(forgotten[i]);
    const auto readers = readers_.find(forgotten[i]);
    if (readers == readers_.end()) continue;
    for (const Cell& reader : readers->second) {
      if (seen.insert(reader).second) forgotten.push_back(reader);
    }
  }
  return forgotten;
}

void Evaluator::override_realisasi(const Cell& cell, std::optional<Value> value) {
  if (value) {
    overrides_.insert_or_assign(cell, std::move(*value));
  } else {
    overrides_.erase(cell);
  }
}

std::vector<Cell> Evaluator::dependencies(const Cell& cell) const {
  const auto found = read_by_.find(cell);
  return found == read_by_.end() ? std::vector<Cell>{} : found->second;
}

std::vector<Cell> Evaluator::dependents(const Cell& cell) const {
  const auto found = readers_.find(cell);
  return found == readers_.end() ? std::vector<Cell>{} : found->second;
}

lua::Answer Evaluator::dependency(const Cell& cell) {
  auto& reads = read_by_[running_];
  if (std::find(reads.begin(), reads.end(), cell) == reads.end()) {
    reads.push_back(cell);
    auto& readers = readers_[cell];
    if (std::find(readers.begin(), readers.end(), running_) == readers.end()) {
      readers.push_back(running_);
    }
  }
  const auto known = done_.find(cell);
  if (known == done_.end()) {
    needed_ = cell;
    lua::Answer answer;
    answer.kind = lua::Answer::Kind::kNotYet;
    return answer;
  }
  lua::Answer answer = value_answer(known->second.value);
  const auto figure = cell.indikator->realisasi.find(cell.tahun);
  if (known->second.origin != Origin::kComputed && figure != cell.indikator->realisasi.end()) {
    answer.sumber = figure->second.sumber;
  }
  return answer;
}

lua::Answer Evaluator::own_input(const Cell& cell, std::string_view name, bool& known) {
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

// The rank of a grade among the names the definition declares, 1 the lowest; unknown without them.
lua::Answer Evaluator::rank_of(const Cell& cell, const lua::Answer& answer) {
  const Definition* definition = definition_of(*cell.indikator);
  if (definition == nullptr || definition->tingkat.empty() || !answer.value.is_grade()) return {};
  const auto& names = definition->tingkat;
  const auto found = std::find(names.begin(), names.end(), answer.value.grade().name);
  if (found == names.end()) return {};
  return value_answer(Value(static_cast<double>(found - names.begin()) + 1), answer.sumber);
}

lua::Answer Evaluator::special(const Cell& cell, std::string_view name) {
  const Indikator& indikator = *cell.indikator;
  if (name == "target") return series_answer(indikator.target, cell.tahun, name);
  if (name == "target_sebelum") return series_answer(indikator.target_sebelum, cell.tahun, name);
  if (name == "tahun") return value_answer(Value(static_cast<double>(cell.tahun)));
  if (name == "baseline" && indikator.baseline) return figure_answer(*indikator.baseline);
  if (name == "bobot") return value_answer(Value(indikator.bobot));
  if (name == "peringkat_target")
    return rank_of(cell, series_answer(indikator.target, cell.tahun, name));
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
  const Definition* definition = definition_of(*cell.indikator);
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
  const Definition* definition = cell.indikator ? definition_of(*cell.indikator) : nullptr;
  if (definition != nullptr && definition->input(name) != nullptr) {
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
  if (indikator == nullptr) return {};
  for (const auto& [name, series] : indikator->pembanding) {
    if (name == nama) return series_answer(series, scope.tahun, nama);
  }
  return {};
}

std::vector<std::string> Evaluator::names(const lua::Scope& scope) {
  const auto* unit = static_cast<const Unit*>(scope.owner);
  const auto* indikator = static_cast<const Indikator*>(scope.item);
  std::vector<std::string> all;
  if (indikator != nullptr) {
    for (const auto& [name, series] : indikator->masukan) all.push_back(name);
    if (const Definition* definition = definition_of(*indikator)) {
      for (const InputSpec& spec : definition->masukan) all.push_back(spec.kode);
    }
    for (const char* name : {"target", "realisasi", "tahun"}) all.emplace_back(name);
  }
  if (unit != nullptr) {
    for (const auto& [kode, other] : index_.at(unit)) all.push_back(kode);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace iku::formula
