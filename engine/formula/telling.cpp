#include "formula/telling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace iku::formula {

namespace {

constexpr int kMostDecimals = 15;
constexpr double kNoise = 1e-11;  // relative
constexpr int kShorter = 2;       // decimals less with which a number reads as an exact one

bool reaches(const Band& band, double number) {
  return band.termasuk ? number >= *band.ambang : number > *band.ambang;
}

}  // namespace

bool same_band(const KebijakanInfo& policy, double a, double b) {
  a = round_decimal(a, policy.desimal_pita);
  b = round_decimal(b, policy.desimal_pita);
  return std::all_of(policy.bands.begin(), policy.bands.end(), [&](const Band& band) {
    return !band.ambang || reaches(band, a) == reaches(band, b);
  });
}

int telling_decimals(const KebijakanInfo& policy, double value, int usual, Rounding rounding) {
  for (int decimals = usual; decimals <= kMostDecimals; ++decimals) {
    if (same_band(policy, value, round_decimal(value, decimals, rounding))) return decimals;
  }
  return usual;
}

int telling_decimals(double value, int usual, Rounding rounding) {
  for (int decimals = usual; decimals <= kMostDecimals; ++decimals) {
    const double shown = round_decimal(value, decimals, rounding);
    const bool shorter = is_near(shown, round_decimal(shown, std::max(decimals - kShorter, 0)));
    if (is_near(shown, value) || !shorter) return decimals;
  }
  return usual;
}

bool is_written(double value) {
  const std::string text = fmt::format("{:.11e}", value);
  double read = 0;
  std::from_chars(text.data(), text.data() + text.size(), read);
  return !(read < value) && !(read > value);
}

bool is_near(double a, double b) {
  return std::fabs(a - b) <= kNoise * std::max({1.0, std::fabs(a), std::fabs(b)});
}

}  // namespace iku::formula
