#include "report/derive.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "report/verdict.hpp"

namespace iku::report {

namespace {

using Rule = Derivation::Rule;

/// Other words for an operand that a workspace may use in `acuan`.
bool names(Rule rule, std::string_view given, std::string_view operand) {
  if (given == operand) return true;
  if (operand == "realisasi_anggaran") return given == "realisasi" && rule != Rule::kEfisiensi;
  if (operand == "realisasi_lalu") return given == "lalu";
  if (operand == "target_akhir") return given == "target";
  return operand == "pembanding" && given == "nasional";
}

Figure* find(Derivation& how, std::string_view given) {
  for (auto& [name, figure] : how.operands) {
    if (names(how.rule, given, name)) return &figure;
  }
  return nullptr;
}

/// Whether the rule of an indikator may read a name that is not among its usual operands.
bool may_read(const Derivation& how, const std::string& name) {
  if (how.indikator == nullptr) return false;
  const bool capaian = how.rule == Rule::kCapaian || how.rule == Rule::kPredikat;
  if (how.rule == Rule::kKemajuan && name == "baseline") return true;
  if (capaian && (name == "realisasi" || name == "target" || name == "baseline")) return true;
  return (capaian || how.rule == Rule::kRealisasi) && how.indikator->masukan.count(name) != 0;
}

void drop(Operands& operands, std::string_view name) {
  std::erase_if(operands, [&](const auto& operand) { return operand.first == name; });
}

bool has(const Operands& operands, std::string_view name) {
  return std::any_of(operands.begin(), operands.end(),
                     [&](const auto& operand) { return operand.first == name; });
}

/// Operands that follow from others are taken from these where they are not given themselves.
void follow(Derivation& how, const Operands& printed, Judge& judge) {
  if (how.rule == Rule::kPredikat && !has(printed, "capaian")) drop(how.operands, "capaian");
  if (how.rule == Rule::kEfisiensi && !has(printed, "serapan") &&
      (has(printed, "anggaran") || has(printed, "realisasi_anggaran"))) {
    Derivation serapan = how;
    serapan.rule = Rule::kSerapan;
    find(how, "serapan")->value = judge.apply(serapan);
  }
}

/// Whether the printed operands leave none to the data.
bool is_complete(const Derivation& how, const Operands& printed) {
  const auto given = [&](std::string_view operand) {
    return std::any_of(printed.begin(), printed.end(),
                       [&](const auto& one) { return names(how.rule, one.first, operand); });
  };
  if (how.rule == Rule::kRealisasi) return false;  // a formula reads what it likes
  if (how.rule == Rule::kPredikat)
    return given("capaian") || (given("realisasi") && given("target"));
  if (how.rule == Rule::kEfisiensi) {
    const bool amounts = given("anggaran") && given("realisasi_anggaran");
    return given("capaian") && (given("serapan") || amounts);
  }
  return std::all_of(how.operands.begin(), how.operands.end(),
                     [&](const auto& operand) { return given(operand.first); });
}

/// The places a report may have rounded to before going on. Whole numbers are left out: rounding
/// 73,47 to 73 on the way is a mistake, not a rounding.
std::vector<int> likely_places(int decimals, int report_decimals) {
  std::vector<int> places;
  for (const int candidate : {report_decimals, decimals}) {
    if (candidate >= 1 && candidate <= 15) places.push_back(candidate);
  }
  return places;
}

/// The number itself and what a report may have made of it before going on.
std::vector<double> rounded(double number, int decimals, int report_decimals) {
  std::vector<double> all = {number};
  for (const int places : likely_places(decimals, report_decimals)) {
    for (const Rounding rounding : {Rounding::kHalfUp, Rounding::kTruncate}) {
      const double one = round_decimal(number, places, rounding);
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    }
  }
  return all;
}

bool shows_as(const Value& value, double printed, int decimals) {
  const auto number = value.as_number();
  if (!number) return false;
  const Verdict verdict = judge(printed, decimals, *number);
  return verdict == Verdict::kSesuai || verdict == Verdict::kDipotong;
}

using Ways = std::function<std::vector<double>(const Figure&)>;

/// Calls `visit` with every combination of what the operands may have been, until it says true.
bool any_way(Derivation& how, std::size_t from, const Ways& ways,
             const std::function<bool(const Derivation&)>& visit) {
  if (from == how.operands.size()) return visit(how);
  const Figure own = how.operands[from].second;
  if (!own.value.is_number()) return any_way(how, from + 1, ways, visit);
  bool found = false;
  for (const double way : ways(own)) {
    how.operands[from].second.value = way;
    found = found || any_way(how, from + 1, ways, visit);
  }
  how.operands[from].second = own;
  return found;
}

/// A mean of parts that were all rounded alike.
bool mean_follows(const Recalculated& exact, double printed, int decimals, int report_decimals,
                  Judge& judge) {
  for (const int places : likely_places(decimals, report_decimals)) {
    for (const Rounding rounding : {Rounding::kHalfUp, Rounding::kTruncate}) {
      Derivation how = exact.how;
      for (auto& [name, figure] : how.operands) {
        if (figure.value.is_number()) {
          figure.value = round_decimal(figure.value.number(), places, rounding);
        }
      }
      if (shows_as(judge.apply(how), printed, decimals)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Operands> readings_of(const Operands& printed) {
  constexpr std::size_t kMostReadings = 16;
  std::vector<Operands> all = {printed};
  for (std::size_t i = 0; i < printed.size(); ++i) {
    auto other = other_reading(printed[i].second);
    const std::size_t known = all.size();
    if (!other || known * 2 > kMostReadings) continue;
    other->printed = say("audit.operand_read", other->printed,
                         format_number(other->value.as_number().value_or(0), -1));
    for (std::size_t k = 0; k < known; ++k) {
      Operands with_other = all[k];
      with_other[i].second = *other;
      all.push_back(std::move(with_other));
    }
  }
  return all;
}

Derived derive(const Recalculated& exact, const Operands& printed, Judge& judge) {
  Derived derived;
  Recalculated quantity = exact;
  quantity.others.clear();
  bool used = false;
  for (const auto& [name, figure] : printed) {
    if (Figure* own = find(quantity.how, name)) {
      *own = figure;
    } else if (may_read(quantity.how, name)) {
      quantity.how.operands.emplace_back(name, figure);
    } else {
      derived.unused.push_back(name);
      continue;
    }
    used = true;
  }
  if (!used || exact.how.rule == Rule::kNone) return derived;
  derived.complete = is_complete(exact.how, printed);
  follow(quantity.how, printed, judge);
  quantity.value = judge.apply(quantity.how);
  derived.quantity = std::move(quantity);
  return derived;
}

bool shows_data(const Recalculated& exact, const Operands& printed) {
  Derivation own = exact.how;
  return std::all_of(printed.begin(), printed.end(), [&](const auto& operand) {
    const Figure* data = find(own, operand.first);
    const auto number = operand.second.value.as_number();
    return data != nullptr && number &&
           shows_as(data->value, *number, printed_decimals(operand.second));
  });
}

bool follows_from_rounded(const Recalculated& exact, double printed, int decimals,
                          int report_decimals, Judge& judge) {
  if (exact.how.rule == Rule::kNone) return false;
  if (exact.how.rule == Rule::kRata) {
    return mean_follows(exact, printed, decimals, report_decimals, judge);
  }
  Derivation how = exact.how;
  return any_way(
      how, 0,
      [&](const Figure& own) { return rounded(own.value.number(), decimals, report_decimals); },
      [&](const Derivation& way) { return shows_as(judge.apply(way), printed, decimals); });
}

bool follows_from_unrounded(const Recalculated& derived, double printed, int decimals,
                            Judge& judge) {
  const auto value = derived.value.as_number();
  const double unit = std::pow(10.0, -decimals);
  // Where a tiny operand leaves everything open, nothing is told by this.
  if (!value || derived.how.rule == Rule::kRata || std::abs(*value - printed) > 2.5 * unit) {
    return false;
  }
  double lowest = *value;
  double highest = *value;
  const auto ways = [](const Figure& own) {
    const double number = own.value.number();
    const int places = printed_decimals(own);
    if (own.printed.empty() || places < 1) return std::vector<double>{number};
    const double half = 0.5 * std::pow(10.0, -places);
    return std::vector<double>{number - half, number, number + half};
  };
  Derivation how = derived.how;
  any_way(how, 0, ways, [&](const Derivation& way) {
    if (const auto number = judge.apply(way).as_number()) {
      lowest = std::min(lowest, *number);
      highest = std::max(highest, *number);
    }
    return false;
  });
  return printed >= lowest - unit / 2 && printed <= highest + unit / 2;
}

}  // namespace iku::report
