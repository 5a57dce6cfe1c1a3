#include "formula/judge.hpp"

#include "base/catalogue.hpp"
#include "formula/calculation_impl.hpp"

namespace iku {

std::optional<double> bobot_of(const Indikator& indikator) {
  return indikator.has_bobot ? std::optional(indikator.bobot) : std::nullopt;
}

}  // namespace iku

namespace iku::formula {

namespace {

using Rule = Derivation::Rule;

bool has(const Operands& operands, std::string_view name) {
  for (const auto& [known, figure] : operands) {
    if (known == name) return true;
  }
  return false;
}

Value operand(const Operands& operands, std::string_view name) {
  for (const auto& [known, figure] : operands) {
    if (known == name) return figure.value;
  }
  return Value(Missing{say("formula.not_filled"), std::string(name)});
}

Value difference(const Value& a, const Value& b) {
  if (const Value* absent = first_absent({&a, &b})) return *absent;
  const auto first = a.as_number();
  const auto second = b.as_number();
  if (!first || !second) return Value(Missing{say("formula.not_a_number"), {}});
  return Value(*first - *second);
}

Value kemajuan(Evaluator& evaluator, Rules& rules, const Cell& cell, const Operands& operands) {
  Value baseline = operand(operands, "baseline");
  if (!has(operands, "baseline") && cell.indikator->baseline) {
    baseline = cell.indikator->baseline->value;
  }
  return rules.kemajuan(evaluator, cell, operand(operands, "realisasi"),
                        operand(operands, "target_akhir"), baseline, evaluator.polaritas_of(cell));
}

Value share(Rules& rules, const Operands& operands) {
  if (operands.size() != 2) return Value(Missing{say("formula.no_rule"), {}});
  return rules.library("rasio", "persen", operands[0].second.value, operands[1].second.value);
}

Value mean(Rules& rules, const Derivation& derivation) {
  std::vector<Value> values;
  for (const auto& [name, figure] : derivation.operands) values.push_back(figure.value);
  return rules.mean(values, derivation.bobot).value;
}

}  // namespace

Value RuleJudge::apply(const Derivation& derivation) {
  Evaluator& evaluator = impl_.evaluator;
  const Operands& operands = derivation.operands;
  const Cell cell{derivation.unit, derivation.indikator, derivation.tahun};
  Rules rules(impl_.machine, *evaluator.policy_of(*derivation.unit, derivation.tahun));
  const auto of = [&](std::string_view name) { return operand(operands, name); };
  switch (derivation.rule) {
    case Rule::kRealisasi: return evaluator.realisasi_of(cell, operands);
    case Rule::kCapaian: return evaluator.capaian_of(cell, operands);
    case Rule::kPredikat: {
      const Value capaian = has(operands, "capaian") || cell.indikator == nullptr
                                ? of("capaian")
                                : evaluator.capaian_of(cell, operands);
      return rules.predikat(rules.angka(capaian));
    }
    case Rule::kKemajuan: return kemajuan(evaluator, rules, cell, operands);
    case Rule::kBanding: return rules.banding(of("realisasi"), of("pembanding"));
    case Rule::kSelisih:
      return rules.library("tumbuh", "selisih", of("realisasi_lalu"), of("realisasi"));
    case Rule::kPertumbuhan:
      return rules.library("tumbuh", "persen", of("realisasi_lalu"), of("realisasi"));
    case Rule::kSerapan: return rules.serapan(of("anggaran"), of("realisasi_anggaran"));
    case Rule::kSisa: return difference(of("anggaran"), of("realisasi_anggaran"));
    case Rule::kEfisiensi:
      return rules.efisiensi(of("capaian"), of("serapan"), of("anggaran"),
                             of("realisasi_anggaran"));
    case Rule::kPersen: return share(rules, operands);
    case Rule::kKetersediaan:
      return rules.library("sumberdaya", "persen", of("tersedia"), of("kebutuhan"));
    case Rule::kKekurangan: return difference(Value(100.0), of("ketersediaan"));
    case Rule::kRata: return mean(rules, derivation);
    case Rule::kNone:
      if (operands.size() == 1) return operands.front().second.value;
      break;
  }
  return Value(Missing{say("formula.no_rule"), {}});
}

IndikatorResult RuleJudge::row(const Unit& unit, const Indikator& indikator, const Owner& owner,
                               Tahun tahun) {
  Rules rules(impl_.machine, *impl_.evaluator.policy_of(unit, tahun));
  return impl_.indikator(unit, indikator, owner, tahun, rules);
}

void RuleJudge::add_sumberdaya(UnitResult& result) {
  Rules rules(impl_.machine, *impl_.evaluator.policy_of(*result.unit, result.tahun));
  impl_.add_sumberdaya(result, rules);
}

const KebijakanInfo& RuleJudge::kebijakan(const Unit& unit, Tahun tahun) {
  return impl_.evaluator.policy_of(unit, tahun)->info;
}

}  // namespace iku::formula
