#include "formula/budget_rollup.hpp"

#include "base/catalogue.hpp"

namespace iku::formula {

namespace {

Value not_filled() { return Value(Missing{say("formula.not_filled"), {}}); }

// The sum of the values that are numbers; missing where none is.
Value sum_present(const std::vector<Value>& values) {
  double sum = 0;
  bool any = false;
  for (const Value& value : values) {
    if (!value.is_number()) continue;
    sum += value.number();
    any = true;
  }
  return any ? Value(sum) : not_filled();
}

Value own_amount(const std::optional<Figure>& figure) {
  return figure ? figure->value : not_filled();
}

// A parent's amount is the sum of its children where they have amounts, else its own figure.
Value amount(const std::vector<BudgetResult>& children, Value BudgetResult::*field,
             const Value& own) {
  std::vector<Value> parts;
  parts.reserve(children.size());
  for (const BudgetResult& child : children) parts.push_back(child.*field);
  Value sum = sum_present(parts);
  return sum.is_number() ? sum : own;
}

void set_ratios(BudgetResult& result, Rules& rules) {
  if (result.anggaran.is_number() && result.realisasi.is_number()) {
    result.sisa = Value(result.anggaran.number() - result.realisasi.number());
  } else {
    result.sisa = not_filled();
  }
  result.serapan = rules.serapan(result.anggaran, result.realisasi);
  result.efisiensi =
      rules.efisiensi(result.capaian.value, result.serapan, result.anggaran, result.realisasi);
}

}  // namespace

BudgetResult roll_up(const BudgetNode& node, Tahun tahun, Rules& rules,
                     const IndikatorCalculation& calculate) {
  static constexpr OwnerKind kKinds[] = {OwnerKind::kProgram, OwnerKind::kKegiatan,
                                         OwnerKind::kSubkegiatan};
  BudgetResult result;
  result.node = &node;
  const Owner owner{kKinds[static_cast<int>(node.level)], node.kode, node.nama};
  for (const Indikator& indikator : node.indikator) calculate(indikator, owner, result.indikator);
  for (const BudgetNode& child : node.children) {
    result.children.push_back(roll_up(child, tahun, rules, calculate));
  }
  std::optional<Figure> before;
  std::optional<Figure> after;
  if (const auto pagu = node.anggaran.find(tahun); pagu != node.anggaran.end()) {
    before = pagu->second.sebelum;
    after = pagu->second.setelah;
  }
  // Reports give the budget before a change only at the upper levels: a part is not the whole.
  result.anggaran_sebelum =
      before ? before->value
             : amount(result.children, &BudgetResult::anggaran_sebelum, not_filled());
  const Value own = after && after->value.is_present() ? after->value : own_amount(before);
  result.anggaran = amount(result.children, &BudgetResult::anggaran, own);
  result.realisasi =
      amount(result.children, &BudgetResult::realisasi, Evaluator::in_year(node.realisasi, tahun));
  std::vector<Value> capaian;
  std::vector<double> bobot;
  bool weighted = false;
  for (const IndikatorResult& r : result.indikator) {
    capaian.push_back(r.capaian);
    bobot.push_back(r.indikator->bobot);
    weighted = weighted || r.indikator->has_bobot;
  }
  result.capaian = rules.mean(capaian, bobot, weighted);
  set_ratios(result, rules);
  return result;
}

BudgetResult sum_of(const std::vector<const BudgetResult*>& nodes, const Mean& capaian,
                    Rules& rules) {
  BudgetResult result;
  std::vector<Value> amounts;
  std::vector<Value> before;
  std::vector<Value> spent;
  for (const BudgetResult* node : nodes) {
    amounts.push_back(node->anggaran);
    before.push_back(node->anggaran_sebelum);
    spent.push_back(node->realisasi);
  }
  result.anggaran = sum_present(amounts);
  result.anggaran_sebelum = sum_present(before);
  result.realisasi = sum_present(spent);
  result.capaian = capaian;
  set_ratios(result, rules);
  return result;
}

void set_pangsa(BudgetResult& node, const Value& total, Rules& rules) {
  node.pangsa = rules.library("rasio", "persen", node.anggaran, total);
  for (BudgetResult& child : node.children) set_pangsa(child, total, rules);
}

}  // namespace iku::formula
