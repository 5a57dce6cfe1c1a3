#include <algorithm>

#include "formula/evaluator.hpp"
#include "formula/rules.hpp"

// A cell under other operands than its own: the same formulasi, policy and capaian function as its
// evaluation, with some figures put in their place.

namespace iku::formula {

namespace {

const Figure* find_operand(const Operands* operands, std::string_view name) {
  if (operands == nullptr) return nullptr;
  const auto found = std::find_if(operands->begin(), operands->end(),
                                  [&](const auto& operand) { return operand.first == name; });
  return found == operands->end() ? nullptr : &found->second;
}

}  // namespace

lua::Function Evaluator::own_capaian(const Cell& cell) {
  const Choice choice = choice_of(*cell.indikator, cell.tahun);
  if (choice.definition == nullptr || !choice.in_force) return {};
  return choice.definition->capaian;
}

/// Only while the cell's own rule runs: what others see of it is what the data say.
const Figure* Evaluator::given(const Cell& cell, std::string_view name) const {
  if (given_ == nullptr || !(cell == given_to_) || !(running_ == cell)) return nullptr;
  return find_operand(given_, name);
}

Value Evaluator::realisasi_operand(const Cell& cell) {
  if (cell == given_to_) {
    if (const Figure* figure = find_operand(given_, "realisasi")) return figure->value;
  }
  return realisasi(cell).value;
}

Value Evaluator::target_operand(const Cell& cell) {
  if (cell == given_to_) {
    if (const Figure* figure = find_operand(given_, "target")) return figure->value;
  }
  return target_of(cell).value;
}

// What the cell reads is computed first, so that hardly anything is while the operands stand.
template <typename Ask>
Value Evaluator::with_operands(const Cell& cell, const Operands& given, Ask ask) {
  assessment(cell);
  const auto read_before = read_by_.find(cell);
  const CellList reads = read_before == read_by_.end() ? CellList{} : read_before->second;
  const std::vector<Coverage> coverage = coverage_of(cell);
  struct Restore {  // an interrupt may pass
    Evaluator& evaluator;
    ~Restore() {
      evaluator.given_ = nullptr;
      evaluator.given_to_ = {};
      evaluator.running_ = {};
    }
  } restore{*this};
  given_ = &given;
  given_to_ = cell;
  Value value = ask();
  read_by_[cell] = reads;
  coverage_[cell] = coverage;
  return value;
}

Value Evaluator::capaian_of(const Cell& cell, const Operands& given) {
  return with_operands(cell, given, [&] {
    Rules rules(machine_, *policy_of(*cell.unit, cell.tahun));
    return rules.capaian(*this, cell, polaritas_of(cell), own_capaian(cell));
  });
}

Value Evaluator::realisasi_of(const Cell& cell, const Operands& given) {
  const Definition* definition = definition_of(*cell.indikator, cell.tahun);
  if (definition == nullptr || !definition->formulasi ||
      !choice_of(*cell.indikator, cell.tahun).in_force) {
    return realisasi(cell).value;
  }
  return with_operands(cell, given, [&] {
    auto result = run_formula(cell, lua::Reading::kPlain);
    while (result.not_yet) {
      compute_needed();
      result = run_formula(cell, lua::Reading::kPlain);
    }
    return std::move(result.value);
  });
}

}  // namespace iku::formula
