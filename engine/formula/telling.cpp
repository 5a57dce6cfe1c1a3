#include "formula/telling.hpp"

#include <algorithm>

namespace iku::formula {

namespace {

constexpr int kMostDecimals = 15;

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

}  // namespace iku::formula
