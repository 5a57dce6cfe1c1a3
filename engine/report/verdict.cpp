#include "report/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number.hpp"
#include "base/text.hpp"

namespace iku::report {

namespace {

/// Equal as far as 15 significant digits tell.
bool same(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max({1.0, std::abs(a), std::abs(b)});
}

/// A grade as it compares: "(BB)" and "bb " are "bb".
std::string plain_grade(std::string_view text) {
  std::string name = lower(trim(text));
  if (name.size() > 2 && name.front() == '(' && name.back() == ')') {
    name = name.substr(1, name.size() - 2);
  }
  return name;
}

/// Whether `printed` begins with `name` as a word: "BB (Sangat Baik)" with "BB".
bool begins_with_word(const std::string& printed, const std::string& name) {
  return !name.empty() && printed.rfind(name, 0) == 0 &&
         (printed.size() == name.size() || printed[name.size()] == ' ' ||
          printed[name.size()] == '(');
}

bool same_grade(std::string_view printed, std::string_view name, const KebijakanInfo& policy) {
  const std::string left = plain_grade(printed);
  const std::string right = plain_grade(name);
  if (begins_with_word(left, right)) {
    // "Tinggi Sekali" begins with "Tinggi" but may be a band of its own.
    return std::none_of(policy.bands.begin(), policy.bands.end(), [&](const Band& band) {
      return plain_grade(band.nama) == left && left != right;
    });
  }
  return std::any_of(policy.bands.begin(), policy.bands.end(), [&](const Band& band) {
    return plain_grade(band.nama) == right && !band.arti.empty() && plain_grade(band.arti) == left;
  });
}

Verdict judge_absence(const Value& recalculated) {
  if (recalculated.is_missing()) return Verdict::kSesuai;
  if (recalculated.is_failure()) return Verdict::kTidakTerhitung;
  return recalculated.is_number() && same(recalculated.number(), 0) ? Verdict::kSesuai
                                                                    : Verdict::kTidakSesuai;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSesuai: return "sesuai";
    case Verdict::kPembulatan: return "pembulatan";
    case Verdict::kDipotong: return "dipotong";
    case Verdict::kTidakSesuai: return "tidak_sesuai";
    case Verdict::kTidakTerhitung: break;
  }
  return "tidak_terhitung";
}

Verdict judge(double printed, int decimals, double recalculated) {
  const int places = std::clamp(decimals, 0, 15);
  if (same(round_decimal(recalculated, places), printed)) return Verdict::kSesuai;
  if (same(round_decimal(recalculated, places, Rounding::kTruncate), printed)) {
    return Verdict::kDipotong;
  }
  const double unit = std::pow(10.0, -places);
  // Strictly less: whole rupiah and counts that differ by one differ.
  const double distance = std::abs(printed - recalculated);
  if (distance < unit && !same(distance, unit)) return Verdict::kPembulatan;
  return Verdict::kTidakSesuai;
}

Verdict judge(const Figure& printed, const Value& recalculated, const KebijakanInfo& policy) {
  if (!printed.value.is_present()) return judge_absence(recalculated);
  if (!recalculated.is_present()) return Verdict::kTidakTerhitung;
  if (printed.value.is_grade() && recalculated.is_grade()) {
    return same_grade(printed.value.grade().name, recalculated.grade().name, policy)
               ? Verdict::kSesuai
               : Verdict::kTidakSesuai;
  }
  if (printed.value.is_range() && recalculated.is_range()) {
    return printed.value.range() == recalculated.range() ? Verdict::kSesuai : Verdict::kTidakSesuai;
  }
  const auto left = printed.value.as_number();
  const auto right = recalculated.as_number();
  if (!left || !right) return Verdict::kTidakSesuai;
  return judge(*left, printed_decimals(printed), *right);
}

int printed_decimals(const Figure& figure) {
  if (figure.decimals >= 0) return figure.decimals;
  const auto number = figure.value.as_number();
  if (!number) return 0;
  const std::string digits = fmt::format("{:.15g}", *number);
  const std::size_t point = digits.find('.');
  if (point == std::string::npos || digits.find('e') != std::string::npos) return 0;
  return static_cast<int>(digits.size() - point - 1);
}

}  // namespace iku::report
