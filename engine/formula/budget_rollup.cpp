#include "formula/budget_rollup.hpp"

#include <algorithm>

#include "base/catalogue.hpp"

namespace iku::formula {

namespace {

Value not_filled() { return Value(Missing{say("formula.not_filled"), {}}); }

// The sum of the values that are numbers; missing where none is, for the reason of the one.
Value sum_present(const std::vector<Value>& values) {
  double sum = 0;
  bool any = false;
  for (const Value& value : values) {
    if (!value.is_number()) continue;
    sum += value.number();
    any = true;
  }
  if (!any && values.size() == 1) return values.front();
  return any ? Value(sum) : not_filled();
}

// The amount that holds: the one after the change, unless the report leaves that blank. One that
// nobody can read is not blank.
Value own_amount(const std::optional<Figure>& before, const std::optional<Figure>& after) {
  const bool holds = after && (after->value.is_present() || !after->warning.empty() || !before);
  const std::optional<Figure>& figure = holds ? after : before;
  return figure ? figure->value : not_filled();
}

// Whether a node or one below it has an amount in a year, or has none in any: then one was
// forgotten.
bool belongs_to(const BudgetNode& node, Tahun tahun) {
  const bool never = node.anggaran.empty() && node.realisasi.empty();
  if (node.anggaran.contains(tahun) || node.realisasi.contains(tahun)) return true;
  if (node.children.empty()) return never;
  return std::any_of(node.children.begin(), node.children.end(),
                     [tahun](const BudgetNode& child) { return belongs_to(child, tahun); });
}

// The sum of what was budgeted before a change; missing where one amount is: a part is not the
// whole.
Value sum_before(const std::vector<const BudgetResult*>& nodes, Tahun tahun) {
  double sum = 0;
  bool any = false;
  for (const BudgetResult* node : nodes) {
    if (!belongs_to(*node->node, tahun)) continue;
    const Value& before = node->anggaran_sebelum;
    if (!before.is_number()) {
      Missing missing = before.is_missing() ? before.missing() : not_filled().missing();
      if (missing.name.empty()) missing.name = node->node->kode;
      return Value(std::move(missing));
    }
    sum += before.number();
    any = true;
  }
  return any ? Value(sum) : not_filled();
}

bool is_known_as_changed(const BudgetResult& node) {
  return node.anggaran.is_present() && !same_value(node.anggaran, node.anggaran_sebelum);
}

// A node's own amount before the change, else the sum of its children. An amount that was given
// plainly was not changed, unless a child's was.
Value amount_before(const BudgetResult& result, Tahun tahun, const Pagu& own) {
  if (own.sebelum && (own.sebelum->value.is_present() || !own.sebelum->warning.empty())) {
    return own.sebelum->value;
  }
  std::vector<const BudgetResult*> children;
  for (const BudgetResult& child : result.children) children.push_back(&child);
  Value sum = sum_before(children, tahun);
  const bool is_plain = own.setelah && !own.sebelum;
  const bool changed =
      std::any_of(result.children.begin(), result.children.end(), is_known_as_changed);
  if (sum.is_number() || changed) return sum;
  return is_plain ? own.setelah->value : sum;
}

Coverage line(bool is_there) { return {{}, is_there ? 1 : 0, 1, 0, "rincian"}; }

void add(Coverage& sum, const Coverage& part) {
  sum.used += part.used;
  sum.of += part.of;
  sum.bagian = "rincian";
}

// A parent's amount is the sum of its children where all of them have amounts, else its own figure,
// which is the whole; else, in part, the sum of those that are there.
void set_amount(BudgetResult& result, Tahun tahun, Value BudgetResult::*field,
                Coverage BudgetResult::*lines, const Value& own) {
  std::vector<Value> parts;
  Coverage below;
  for (const BudgetResult& child : result.children) {
    if (!belongs_to(*child.node, tahun)) continue;
    parts.push_back(child.*field);
    add(below, child.*lines);
  }
  const Value sum = sum_present(parts);
  const bool by_parts = sum.is_number() && (!below.is_partial() || !own.is_number());
  result.*field = by_parts ? sum : own;
  result.*lines = by_parts ? below : line(own.is_number());
}

void set_ratios(BudgetResult& result, Rules& rules) {
  if (const Value* absent = first_absent({&result.anggaran, &result.realisasi})) {
    result.sisa = *absent;
  } else if (result.anggaran.is_number() && result.realisasi.is_number()) {
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
  Pagu own;
  if (const auto pagu = node.anggaran.find(tahun); pagu != node.anggaran.end()) own = pagu->second;
  set_amount(result, tahun, &BudgetResult::anggaran, &BudgetResult::dari_anggaran,
             own_amount(own.sebelum, own.setelah));
  result.anggaran_sebelum = amount_before(result, tahun, own);
  set_amount(result, tahun, &BudgetResult::realisasi, &BudgetResult::dari_realisasi,
             Evaluator::in_year(node.realisasi, tahun));
  std::vector<Value> capaian;
  Weights bobot;
  for (const IndikatorResult& r : result.indikator) {
    capaian.push_back(r.capaian);
    bobot.push_back(bobot_of(*r.indikator));
  }
  result.capaian = rules.mean(capaian, bobot);
  for (const IndikatorResult& r : result.indikator) {
    result.capaian.partial += r.capaian.is_number() && !r.sebagian.empty() ? 1 : 0;
  }
  set_ratios(result, rules);
  return result;
}

BudgetResult sum_of(const std::vector<const BudgetResult*>& nodes, const Mean& capaian, Tahun tahun,
                    Rules& rules) {
  BudgetResult result;
  std::vector<Value> amounts;
  std::vector<Value> spent;
  for (const BudgetResult* node : nodes) {
    amounts.push_back(node->anggaran);
    spent.push_back(node->realisasi);
    if (!belongs_to(*node->node, tahun)) continue;
    add(result.dari_anggaran, node->dari_anggaran);
    add(result.dari_realisasi, node->dari_realisasi);
  }
  result.anggaran = sum_present(amounts);
  result.anggaran_sebelum = sum_before(nodes, tahun);
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
