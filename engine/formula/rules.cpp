#include "formula/rules.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/number.hpp"

namespace iku::formula {

const Value* first_absent(std::initializer_list<const Value*> values) {
  for (const Value* value : values) {
    if (!value->is_present()) return value;
  }
  return nullptr;
}

Value Rules::call(lua::Function rule, Fields& x, bool grades, Tahun tahun) {
  if (!rule) return Value(Missing{say("formula.no_rule"), {}});
  lua::Machine::Call call;
  call.world = &x;
  call.scope.tahun = tahun;
  call.grades = grades;
  return machine_.call(rule, call).value;
}

lua::Function Rules::capaian_rule(const std::string& polaritas, lua::Function override_rule) const {
  if (override_rule) return override_rule;
  const auto found = policy_.capaian.find(polaritas);
  return found == policy_.capaian.end() ? lua::Function{} : found->second;
}

std::optional<Value> Rules::try_capaian(Evaluator& evaluator, const Cell& cell,
                                        const std::string& polaritas, lua::Function override_rule) {
  const Value realisasi = evaluator.realisasi_operand(cell);
  const Value target = evaluator.target_operand(cell);
  if (realisasi.is_failure()) return realisasi;
  if (!target.is_present()) {
    Missing missing = target.is_missing() ? target.missing() : Missing{};
    if (missing.name.empty()) missing.name = "target";
    return Value(std::move(missing));
  }
  if (realisasi.is_missing()) {
    Missing missing = realisasi.missing();
    if (missing.name.empty()) missing.name = "realisasi";
    return Value(std::move(missing));
  }
  const lua::Function rule = capaian_rule(polaritas, override_rule);
  if (!rule) {
    return Value(Missing{say("formula.no_polaritas_rule", policy_.info.kode, polaritas), {}});
  }
  auto result = evaluator.try_rule(rule, cell, lua::Reading::kPlain);
  if (result.not_yet) return std::nullopt;
  return std::move(result.value);
}

Value Rules::capaian(Evaluator& evaluator, const Cell& cell, const std::string& polaritas,
                     lua::Function override_rule) {
  auto value = try_capaian(evaluator, cell, polaritas, override_rule);
  while (!value) {
    evaluator.compute_needed();
    value = try_capaian(evaluator, cell, polaritas, override_rule);
  }
  return std::move(*value);
}

Value Rules::angka(const Value& capaian) {
  if (!capaian.is_number()) return capaian;
  Fields x{{"capaian", capaian}};
  return call(policy_.angka, x);
}

Value Rules::predikat(const Value& angka) {
  if (!angka.is_number()) return angka;
  const lua::Function cari = machine_.library_function("predikat", "cari");
  return machine_.call_with_table(cari, policy_.predikat, angka.number(), true).value;
}

lua::Function Rules::kemajuan_rule(const std::string& polaritas) const {
  if (policy_.kemajuan.empty()) return {};
  const auto found = policy_.kemajuan.find(polaritas);
  if (found != policy_.kemajuan.end()) return found->second;
  return machine_.library_function("kemajuan", polaritas);
}

Value Rules::kemajuan(Evaluator& evaluator, const Cell& cell, const Value& realisasi, Tahun akhir,
                      const std::string& polaritas) {
  const Value baseline = cell.indikator->baseline
                             ? cell.indikator->baseline->value
                             : Value(Missing{say("formula.not_filled"), "baseline"});
  const bool given = cell.indikator->target.contains(akhir);
  const Value target = given ? Evaluator::in_year(cell.indikator->target, akhir)
                             : Value(Missing{say("formula.not_filled"), "target"});
  return kemajuan(evaluator, cell, realisasi, target, baseline, polaritas);
}

Value Rules::kemajuan(Evaluator& evaluator, const Cell& cell, const Value& realisasi,
                      const Value& target, const Value& baseline, const std::string& polaritas) {
  if (const Value* absent = first_absent({&target, &realisasi})) return *absent;
  Fields x{{"realisasi", realisasi}};
  lua::Answer answer;
  answer.kind = target.is_range() ? lua::Answer::Kind::kRentang : lua::Answer::Kind::kValue;
  answer.value = target;
  if (target.is_range()) answer.rentang = target.range();
  x.set("target", answer);
  x.set("baseline", baseline);
  const auto set_rank = [&](const char* name, const Value& value) {
    if (const auto rank = evaluator.rank(cell, value)) x.set(name, Value(*rank));
  };
  set_rank("peringkat_target", target);
  set_rank("peringkat_realisasi", realisasi);
  return call(kemajuan_rule(polaritas), x, false, cell.tahun);
}

Value Rules::banding(const Value& realisasi, const Value& pembanding) {
  if (const Value* absent = first_absent({&pembanding, &realisasi})) return *absent;
  Fields x{{"realisasi", realisasi}, {"pembanding", pembanding}};
  return call(policy_.banding, x);
}

Value Rules::serapan(const Value& anggaran, const Value& realisasi) {
  if (const Value* absent = first_absent({&anggaran, &realisasi})) return *absent;
  Fields x{{"anggaran", anggaran}, {"realisasi", realisasi}};
  return call(policy_.serapan, x);
}

Value Rules::efisiensi(const Value& capaian, const Value& serapan, const Value& anggaran,
                       const Value& realisasi) {
  if (!serapan.is_present()) return serapan;
  Fields x{
      {"capaian", capaian}, {"serapan", serapan}, {"anggaran", anggaran}, {"realisasi", realisasi}};
  return call(policy_.efisiensi, x, true);
}

Mean Rules::mean(const std::vector<Value>& values, const Weights& bobot) {
  const auto given = static_cast<std::size_t>(
      std::count_if(bobot.begin(), bobot.end(), [](const auto& one) { return one.has_value(); }));
  const bool weighted = given > 0;
  Mean mean;
  mean.of = static_cast<int>(values.size());
  std::vector<std::pair<double, double>> found;  // with their weights
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].is_number()) continue;
    double number = values[i].number();
    if (policy_.mean_of_printed) {
      number = round_decimal(number, policy_.info.desimal,
                             policy_.info.potong ? Rounding::kTruncate : Rounding::kHalfUp);
    }
    found.emplace_back(number, i < bobot.size() ? bobot[i].value_or(1) : 1);
  }
  mean.used = static_cast<int>(found.size());
  if (found.empty()) {
    mean.value = Value(Missing{say("formula.nothing_to_average"), {}});
    return mean;
  }
  if (weighted && given < values.size()) {
    mean.value = Value(Missing{say("formula.some_weights", given, values.size()), {}});
    return mean;
  }
  // By size: a sum must not depend on the order in which the plan names its indikator.
  std::sort(found.begin(), found.end());
  std::vector<double> numbers;
  std::vector<double> weights;
  for (const auto& [number, weight] : found) {
    numbers.push_back(number);
    weights.push_back(weight);
  }
  Fields x;
  x.set_list("nilai", std::move(numbers));
  x.set_list("bobot", std::move(weights));
  mean.value = call(weighted ? machine_.library_function("rata", "tertimbang") : policy_.rata, x);
  return mean;
}

Value Rules::library(const char* module, const char* name, const Value& first,
                     const Value& second) {
  if (const Value* absent = first_absent({&first, &second})) return *absent;
  const auto a = first.as_number();
  const auto b = second.as_number();
  if (!a || !b) return Value(Missing{say("formula.not_a_number"), {}});
  return machine_.call_with_numbers(machine_.library_function(module, name), {*a, *b}).value;
}

}  // namespace iku::formula
