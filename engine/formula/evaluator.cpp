#include "formula/evaluator.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/work.hpp"
#include "formula/rules.hpp"

namespace iku::formula {

namespace {

std::string number_text(double value) { return format_number(value, -1); }

const std::optional<Rentang>& scale_of(const Indikator& indikator, const Definition* definition) {
  if (indikator.skala || definition == nullptr) return indikator.skala;
  return definition->skala;
}

}  // namespace

Evaluator::Evaluator(const Workspace& workspace, lua::Machine& machine, Library& library,
                     std::optional<Tahun> as_of)
    : workspace_(workspace), machine_(machine), library_(library), as_of_(as_of) {
  for (const Unit& unit : workspace.unit) {
    units_.emplace(unit.kode, &unit);
    auto& by_code = index_[&unit];
    for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
      by_code.emplace(indikator.kode, &indikator);
    });
  }
  // By code, so that the order in which they stand in the data changes no sum.
  for (const auto& [kode, unit] : units_) {
    if (const Unit* above = find_unit(unit->induk)) below_[above].push_back(unit);
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

const std::vector<const Unit*>& Evaluator::below(const Unit& unit) const {
  static const std::vector<const Unit*> none;
  const auto found = below_.find(&unit);
  return found == below_.end() ? none : found->second;
}

Choice Evaluator::choice_of(const Indikator& indikator, Tahun tahun) {
  if (indikator.formulasi.empty()) return {};
  const Versions*& versions = versions_[&indikator];
  if (versions == nullptr) versions = &library_.definition(indikator.formulasi, indikator.where);
  return choose(*versions, rule_year(tahun));
}

const Definition* Evaluator::definition_of(const Indikator& indikator, Tahun tahun) {
  return choice_of(indikator, tahun).definition;
}

const Policy* Evaluator::policy_of(const Unit& unit, Tahun tahun) {
  const auto key = std::make_pair(&unit, rule_year(tahun));
  if (const auto known = policies_.find(key); known != policies_.end()) return known->second;
  const std::vector<std::string> codes = policy_codes(workspace_, unit);
  const Policy* chosen = nullptr;
  for (const std::string& kode : codes) {
    const Policy* one = library_.policy(kode, unit.where);
    if (one == nullptr) return policies_[key] = nullptr;
    const bool later = chosen == nullptr || one->berlaku.sejak >= chosen->berlaku.sejak ||
                       !chosen->berlaku.has(key.second);
    if (one->berlaku.has(key.second) && later) chosen = one;
  }
  if (chosen == nullptr) chosen = library_.policy(codes.back(), unit.where);
  return policies_[key] = chosen;
}

std::string Evaluator::polaritas_of(const Cell& cell) {
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  std::string polaritas = cell.indikator->polaritas;
  if (polaritas.empty() && definition != nullptr) polaritas = definition->polaritas;
  return polaritas.empty() ? "positif" : polaritas;
}

const Realisasi& Evaluator::realisasi(const Cell& cell) {
  if (const auto known = done_.find(cell); known != done_.end()) return known->second;
  compute({cell, Part::kRealisasi});
  return done_.at(cell);
}

const Assessment& Evaluator::assessment(const Cell& cell) {
  if (const auto known = assessed_.find(cell); known != assessed_.end()) return known->second;
  compute({cell, Part::kAssessment});
  return assessed_.at(cell);
}

const Assessment* Evaluator::assessed(const Cell& cell) const {
  const auto known = assessed_.find(cell);
  return known == assessed_.end() ? nullptr : &known->second;
}

bool Evaluator::is_done(const Need& need) const {
  return need.part == Part::kRealisasi ? done_.contains(need.cell) : assessed_.contains(need.cell);
}

// False when something else is needed first (needed_).
bool Evaluator::attempt(const Need& need) {
  count_work();
  needed_.clear();
  if (need.part == Part::kAssessment) {
    Assessment result;
    if (!assess(need.cell, result)) return false;
    assessed_.insert_or_assign(need.cell, std::move(result));
    return true;
  }
  Realisasi result;
  if (!evaluate(need.cell, result)) return false;
  note_parts(need.cell, result);
  done_.insert_or_assign(need.cell, std::move(result));
  return true;
}

// False when the realisasi, or something the rule reads, is not there yet (needed_).
bool Evaluator::assess(const Cell& cell, Assessment& result) {
  if (!done_.contains(cell)) {
    needed_ = {{cell, Part::kRealisasi}};
    return false;
  }
  const Policy* policy = policy_of(*cell.unit, cell.tahun);
  Rules rules(machine_, *policy);
  const auto capaian = rules.try_capaian(*this, cell, polaritas_of(cell), own_capaian(cell));
  if (!capaian) return false;
  result.capaian = *capaian;
  note_packs(cell, machine_.packs_used());
  note_packs(cell, policy->packs);
  result.angka = rules.angka(result.capaian);
  result.predikat = rules.predikat(result.angka);
  return true;
}

// False when the formula needs a cell that is not there yet (needed_).
bool Evaluator::evaluate(const Cell& cell, Realisasi& result) {
  const Indikator& indikator = *cell.indikator;
  const Choice choice = choice_of(indikator, cell.tahun);
  const Definition* definition = choice.definition;
  if (const Figure* forced = overridden(cell)) {
    result.origin = Origin::kSession;
    result.value = within_scale(cell, forced->value, definition);
    return true;
  }
  if (definition == nullptr || !definition->formulasi) {
    if (definition == nullptr && !indikator.formulasi.empty()) {
      result.origin = Origin::kComputed;
      const Failure* limit = library_.limit_of(indikator.formulasi);
      result.value =
          Value(limit != nullptr ? *limit
                                 : Failure{FailureClass::kMissing,
                                           say("formula.no_definition", indikator.formulasi),
                                           {}});
      return true;
    }
    result.value = within_scale(cell, in_year(indikator.realisasi, cell.tahun), definition);
    return true;
  }
  if (!choice.in_force) {
    result = from_result(cell, Value(Missing{say("formula.not_in_force", rule_year(cell.tahun),
                                                 berlaku_text(definition->berlaku)),
                                             {}}));
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
  note_packs(cell, machine_.packs_used());
  note_packs(cell, definition->packs);
  result = from_result(cell, outcome.value);
  return true;
}

// The rule of the contract: the computed realisasi counts; where inputs are missing and one is
// reported, that one counts and is marked.
Realisasi Evaluator::from_result(const Cell& cell, Value computed) {
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  Realisasi result;
  const Value data = in_year(cell.indikator->realisasi, cell.tahun);
  if (computed.is_missing() && data.is_present()) {
    result.origin = Origin::kReported;
    result.value = within_scale(cell, data, definition);
    result.reported = std::move(computed);  // it says why the data's counts
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
  if (figure != cell.indikator->realisasi.end()) {
    failure.where = figure->second.where;
    if (!figure->second.warning.empty()) failure.message += "; " + figure->second.warning;
  }
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
    Failure failure{FailureClass::kRange,
                    say("formula.input_out_of_scale", spec.kode, number_text(*number),
                        number_text(spec.skala->dari), number_text(spec.skala->sampai)),
                    entry->second.figure.where};
    const std::string& doubt = entry->second.figure.warning;
    if (!doubt.empty()) failure.message += "; " + doubt;
    return Value(std::move(failure));
  }
  return std::nullopt;
}

// The indikator that a declared input means where the cell has no input of that name; else null.
const Indikator* Evaluator::declared(const Cell& cell, const InputSpec& spec) {
  bool known = false;
  own_input(cell, spec.kode, known);
  return known ? nullptr : find(*cell.unit, spec.kode);
}

// What a formula declares it reads, whether it comes to it or not: so that neither the order of
// evaluation nor the way its inputs go in changes what a row is said to be made of.
void Evaluator::note_declared(const Cell& cell, const Definition& definition) {
  for (const InputSpec& spec : definition.masukan) {
    if (const Indikator* other = declared(cell, spec)) note_read({cell.unit, other, cell.tahun});
  }
}

// Fills numbers_ with the declared inputs; false when one is no plain number here, or not yet.
bool Evaluator::gather_numbers(const Cell& cell, const Definition& definition) {
  if (!definition.only_numbers()) return false;
  numbers_.clear();
  for (const InputSpec& spec : definition.masukan) {
    bool known = false;
    lua::Answer answer = own_input(cell, spec.kode, known);
    if (!known) {
      const Indikator* other = find(*cell.unit, spec.kode);
      if (other == nullptr || !done_.contains({cell.unit, other, cell.tahun})) return false;
      answer = in_declared_scale(cell, spec.kode, dependency(Cell{cell.unit, other, cell.tahun}));
    }
    const auto number = answer.value.as_number();
    if (answer.kind != lua::Answer::Kind::kValue || !number) return false;
    numbers_.push_back(*number);
  }
  return true;
}

lua::Machine::Result Evaluator::run_formula(const Cell& cell, lua::Reading reading) {
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  running_ = cell;
  rule_ = false;
  met_.clear();
  if (reading == lua::Reading::kPlain) {  // another reading reads the same
    if (const auto known = read_by_.find(cell); known != read_by_.end()) known->second.clear();
    if (const auto known = coverage_.find(cell); known != coverage_.end()) known->second.clear();
    note_declared(cell, *definition);
  }
  lua::Machine::Call call;
  call.world = this;
  call.scope = {cell.unit, cell.indikator, cell.tahun};
  call.reading = reading;
  call.grades = !definition->tingkat.empty() || cell.indikator->polaritas == "tingkat" ||
                definition->polaritas == "tingkat";
  if (reading == lua::Reading::kPlain && gather_numbers(cell, *definition)) {
    call.numbers = numbers_.data();
  } else {
    met_.clear();
  }
  return machine_.call(definition->formulasi, call);
}

lua::Machine::Result Evaluator::try_rule(lua::Function rule, const Cell& cell,
                                         lua::Reading reading) {
  const Value realisasi_value = realisasi_operand(cell);
  needed_.clear();
  running_ = cell;
  rule_ = true;
  lua::Machine::Call call;
  call.world = this;
  call.scope = {cell.unit, cell.indikator, cell.tahun};
  call.reading = reading;
  const Value target = target_operand(cell);
  double numbers[2];
  if (realisasi_value.is_number() && target.is_number()) {
    numbers[0] = realisasi_value.number();
    numbers[1] = target.number();
    call.numbers = numbers;
  }
  return machine_.call(rule, call);
}

lua::Machine::Result Evaluator::run_rule(lua::Function rule, const Cell& cell,
                                         lua::Reading reading) {
  auto result = try_rule(rule, cell, reading);
  while (result.not_yet) {  // a rule that reads other years or units
    compute_needed();
    result = try_rule(rule, cell, reading);
  }
  return result;
}

void Evaluator::compute_needed() {
  for (const Need& need : std::vector<Need>(needed_)) {
    if (!is_done(need)) compute(need);
  }
}

void Evaluator::note_packs(const Cell& cell, const std::vector<std::string>& codes) {
  if (codes.empty()) return;
  std::vector<std::string>& noted = packs_[cell];
  noted.insert(noted.end(), codes.begin(), codes.end());
  std::sort(noted.begin(), noted.end());
  noted.erase(std::unique(noted.begin(), noted.end()), noted.end());
}

std::vector<std::string> Evaluator::packs_of(const Cell& cell) {
  const auto found = packs_.find(cell);
  return found == packs_.end() ? std::vector<std::string>{} : found->second;
}

const std::vector<Coverage>& Evaluator::coverage_of(const Cell& cell) const {
  static const std::vector<Coverage> none;
  const auto found = coverage_.find(cell);
  return found == coverage_.end() ? none : found->second;
}

void Evaluator::adopt(const Evaluator& other) {
  done_.insert(other.done_.begin(), other.done_.end());
  assessed_.insert(other.assessed_.begin(), other.assessed_.end());
  packs_.insert(other.packs_.begin(), other.packs_.end());
  coverage_.insert(other.coverage_.begin(), other.coverage_.end());
  read_by_.insert(other.read_by_.begin(), other.read_by_.end());
  for (const auto& [cell, readers] : other.readers_) {
    CellList& known = readers_[cell];
    for (const Cell& reader : readers.cells()) known.add(reader);
  }
}

std::vector<Cell> Evaluator::forget(const Cell& cell) {
  std::vector<Cell> forgotten = {cell};
  std::unordered_set<Cell, CellHash> seen = {cell};
  for (std::size_t i = 0; i < forgotten.size(); ++i) {
    done_.erase(forgotten[i]);
    assessed_.erase(forgotten[i]);
    packs_.erase(forgotten[i]);
    coverage_.erase(forgotten[i]);
    const auto readers = readers_.find(forgotten[i]);
    if (readers == readers_.end()) continue;
    for (const Cell& reader : readers->second.cells()) {
      if (seen.insert(reader).second) forgotten.push_back(reader);
    }
  }
  // What they read, they may read no more when they are computed again.
  for (const Cell& reader : forgotten) {
    const auto reads = read_by_.find(reader);
    if (reads == read_by_.end()) continue;
    for (const Cell& read : reads->second.cells()) readers_[read].erase(reader);
    read_by_.erase(reads);
  }
  return forgotten;
}

void Evaluator::override_realisasi(const Cell& cell, std::optional<Figure> figure) {
  if (figure) {
    if (!beneath_.contains(cell)) beneath_.emplace(cell, realisasi(cell));
    overrides_.insert_or_assign(cell, std::move(*figure));
  } else {
    overrides_.erase(cell);
  }
  forget(cell);
}

const Figure* Evaluator::overridden(const Cell& cell) const {
  const auto found = overrides_.find(cell);
  return found == overrides_.end() ? nullptr : &found->second;
}

std::vector<Cell> Evaluator::dependencies(const Cell& cell) const {
  const auto found = read_by_.find(cell);
  return found == read_by_.end() ? std::vector<Cell>{} : found->second.cells();
}

std::vector<Cell> Evaluator::dependents(const Cell& cell) const {
  const auto found = readers_.find(cell);
  return found == readers_.end() ? std::vector<Cell>{} : found->second.cells();
}

void Evaluator::note_reader(const Cell& cell) {
  if (!(cell == running_)) readers_[cell].add(running_);
}

void Evaluator::note_read(const Cell& cell) {
  if (cell == running_ || !read_by_[running_].add(cell)) return;
  note_reader(cell);
}

bool Evaluator::depend_on(const Cell& cell, Part part) {
  note_read(cell);
  if (is_done({cell, part})) {
    met_.add(cell);
    return true;
  }
  needed_.push_back({cell, part});
  return false;
}

}  // namespace iku::formula
