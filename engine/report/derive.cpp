#include <algorithm>
#include <cmath>

#include "base/number.hpp"
#include "report/besaran.hpp"
#include "report/verdict.hpp"

// The arithmetic behind derived besaran, as reports do it by hand. A policy's rules are Lua and are
// not run here: the rule that reproduces the recalculated value is the one in force.

namespace iku::report {

namespace {

struct Rule {
  std::string_view besaran;
  std::string_view first;
  std::string_view second;  ///< empty: the rule has one operand
  double (*apply)(double a, double b);
};

double percent(double a, double b) { return a / b * 100; }
double negatif_a(double a, double b) { return (2 * b - a) / b * 100; }
double negatif_b(double a, double b) { return b / a * 100; }
double negatif_swapped(double a, double b) { return (2 * a - b) / b * 100; }
double stabil(double a, double b) { return (1 - std::abs(a - b) / b) * 100; }
double difference(double a, double b) { return a - b; }
double distance(double a, double b) { return std::abs(a - b); }
double remainder_of(double a, double b) { return b - a; }
double ratio(double a, double b) { return a / b; }
double growth(double a, double b) { return (a - b) / b * 100; }
double rest(double a, double) { return 100 - a; }
double rest_of_second(double, double b) { return 100 - b; }

constexpr Rule kRules[] = {
    {"capaian", "realisasi", "target", percent},
    {"capaian", "realisasi", "target", negatif_a},
    {"capaian", "realisasi", "target", negatif_b},
    {"capaian", "realisasi", "target", negatif_swapped},
    {"capaian", "realisasi", "target", stabil},
    {"kemajuan", "realisasi", "target", percent},
    {"kemajuan", "realisasi", "target", negatif_a},
    {"kemajuan", "realisasi", "target", negatif_b},
    {"banding", "realisasi", "pembanding", percent},
    {"banding", "realisasi", "pembanding", negatif_a},
    {"selisih", "realisasi", "realisasi_lalu", difference},
    {"pertumbuhan", "realisasi", "realisasi_lalu", growth},
    {"sisa", "realisasi_anggaran", "anggaran", remainder_of},
    {"serapan", "realisasi_anggaran", "anggaran", percent},
    {"pangsa_anggaran", "anggaran", "anggaran_unit", percent},
    {"efisiensi", "capaian", "serapan", difference},
    {"efisiensi", "capaian", "serapan", distance},
    {"efisiensi", "capaian", "serapan", ratio},
    {"efisiensi", "capaian", "serapan", percent},
    {"efisiensi", "capaian", "serapan", rest_of_second},
    {"efisiensi", "ketersediaan", "", rest},
    {"ketersediaan", "tersedia", "kebutuhan", percent},
    {"komponen", "nilai", "bobot", percent},
};

/// "komponen.perencanaan" follows the rule of "komponen".
std::string_view stem(std::string_view besaran) { return besaran.substr(0, besaran.find('.')); }

std::optional<double> operand(const Recalculated& exact, std::string_view name) {
  for (const auto& [known, value] : exact.operands) {
    if (known == name) return value.as_number();
  }
  return std::nullopt;
}

/// Other words for an operand that a workspace may use in `acuan`.
bool names(std::string_view given, std::string_view operand_name) {
  if (given == operand_name) return true;
  if (operand_name == "realisasi_anggaran") return given == "realisasi";
  if (operand_name == "realisasi_lalu") return given == "lalu";
  if (operand_name == "target") return given == "target_akhir";
  return operand_name == "pembanding" && given == "nasional";
}

std::optional<double> replaced_or(const std::vector<std::pair<std::string, double>>& replaced,
                                  std::string_view name, std::optional<double> otherwise) {
  for (const auto& [given, value] : replaced) {
    if (names(given, name)) return value;
  }
  return otherwise;
}

bool close(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool reproduces(const Rule& rule, const Recalculated& exact) {
  const auto a = operand(exact, rule.first);
  const auto b = rule.second.empty() ? std::optional<double>(0) : operand(exact, rule.second);
  const auto value = exact.value.as_number();
  return a && b && value && close(rule.apply(*a, *b), *value);
}

/// The rules that may have given the value.
std::vector<const Rule*> rules_for(std::string_view besaran, const Recalculated& exact) {
  std::vector<const Rule*> all;
  std::vector<const Rule*> fitting;
  for (const Rule& rule : kRules) {
    if (rule.besaran != stem(besaran)) continue;
    const bool known = std::any_of(exact.operands.begin(), exact.operands.end(),
                                   [&rule](const auto& o) { return o.first == rule.first; });
    if (!known) continue;
    all.push_back(&rule);
    if (reproduces(rule, exact)) fitting.push_back(&rule);
  }
  const bool only_one = all.size() == 1 && !exact.value.is_present();
  return only_one ? all : fitting;
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
std::vector<double> variants(double number, int decimals, int report_decimals) {
  std::vector<double> all = {number};
  for (const int places : likely_places(decimals, report_decimals)) {
    for (const Rounding rounding : {Rounding::kHalfUp, Rounding::kTruncate}) {
      const double rounded = round_decimal(number, places, rounding);
      if (std::find(all.begin(), all.end(), rounded) == all.end()) all.push_back(rounded);
    }
  }
  return all;
}

bool shows_as(double value, double printed, int decimals) {
  if (!std::isfinite(value)) return false;
  const Verdict verdict = judge(printed, decimals, value);
  return verdict == Verdict::kSesuai || verdict == Verdict::kDipotong;
}

std::optional<double> mean_of(const std::vector<double>& parts) {
  if (parts.empty()) return std::nullopt;
  double sum = 0;
  for (const double part : parts) sum += part;
  return sum / static_cast<double>(parts.size());
}

bool mean_follows(const Recalculated& exact, double printed, int decimals, int report_decimals) {
  std::vector<double> parts;
  for (const Value& part : exact.parts) {
    if (const auto number = part.as_number()) parts.push_back(*number);
  }
  const auto mean = mean_of(parts);
  const auto value = exact.value.as_number();
  if (!mean || !value || !close(*mean, *value)) return false;  // weighted, or over other parts
  for (const int places : likely_places(decimals, report_decimals)) {
    for (const Rounding rounding : {Rounding::kHalfUp, Rounding::kTruncate}) {
      std::vector<double> rounded;
      rounded.reserve(parts.size());
      for (const double part : parts) rounded.push_back(round_decimal(part, places, rounding));
      if (shows_as(*mean_of(rounded), printed, decimals)) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<double> derive(std::string_view besaran, const Recalculated& exact,
                             const std::vector<std::pair<std::string, double>>& replaced) {
  for (const Rule* rule : rules_for(besaran, exact)) {
    const auto a = replaced_or(replaced, rule->first, operand(exact, rule->first));
    const auto b = rule->second.empty()
                       ? std::optional<double>(0)
                       : replaced_or(replaced, rule->second, operand(exact, rule->second));
    if (!a || !b) continue;
    const double value = rule->apply(*a, *b);
    if (std::isfinite(value)) return value;
  }
  return std::nullopt;
}

bool follows_from_rounded(std::string_view besaran, const Recalculated& exact, double printed,
                          int decimals, int report_decimals) {
  if (mean_follows(exact, printed, decimals, report_decimals)) return true;
  for (const Rule* rule : rules_for(besaran, exact)) {
    const auto a = operand(exact, rule->first);
    const auto b = rule->second.empty() ? std::optional<double>(0) : operand(exact, rule->second);
    if (!a || !b) continue;
    for (const double first : variants(*a, decimals, report_decimals)) {
      for (const double second : variants(*b, decimals, report_decimals)) {
        if (shows_as(rule->apply(first, second), printed, decimals)) return true;
      }
    }
  }
  return false;
}

}  // namespace iku::report
