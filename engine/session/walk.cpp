#include "session/walk.hpp"

#include <algorithm>
#include <cmath>

#include "base/number.hpp"

namespace iku::session {

namespace {

constexpr int kGrid = 64;         // looks over the range, so that steps are not jumped over
constexpr int kHalvings = 20;     // and between the present value and the first of them
constexpr int kIterations = 200;  // enough to bisect to the last bit of a double

using Holds = std::function<bool(double)>;

// Where `holds` begins between a point where it does not and one where it does.
double edge(const Lever& lever, double outside, double inside, const Holds& holds) {
  const double direction = inside > outside ? 1 : -1;
  for (int i = 0; i < kIterations; ++i) {
    const double middle = inside + (outside - inside) / 2;
    if (middle <= std::min(inside, outside) || middle >= std::max(inside, outside)) break;
    (holds(middle) ? inside : outside) = middle;
  }
  const double span = lever.high - lever.low;
  const int finer = static_cast<int>(std::ceil(3 - std::log10(std::max(span, 1e-9))));
  const int decimals = lever.whole ? 0 : std::clamp(finer, kShownDecimals, 12);
  for (int places = decimals; places <= 15; ++places) {
    for (const double step : {0.0, std::pow(10.0, -places)}) {
      const double tidy = round_decimal(inside + direction * step, places);
      if (tidy >= lever.low && tidy <= lever.high && holds(tidy)) return tidy;
    }
    if (lever.whole) break;
  }
  return lever.whole ? std::round(inside) : inside;
}

}  // namespace

std::vector<double> walk(const Lever& lever, double bound) {
  std::vector<double> all;
  const double way = bound - lever.value;
  if (!lever.has_value && bound > lever.value) all.push_back(lever.value);
  if (!(std::fabs(way) > 0)) return all;
  double share = std::ldexp(1.0 / kGrid, -kHalvings);
  for (int i = 0; i < kHalvings; ++i, share *= 2) all.push_back(lever.value + way * share);
  for (int i = 1; i < kGrid; ++i) all.push_back(lever.value + way * i / kGrid);
  all.push_back(bound);
  return all;
}

std::optional<double> first_where(const Lever& lever, double bound, const Holds& asked) {
  const Holds holds = [&](double at) { return asked(lever.whole ? std::round(at) : at); };
  double before = lever.value;
  for (const double at : walk(lever, bound)) {
    if (holds(at)) return edge(lever, before, at, holds);
    before = at;
  }
  return std::nullopt;
}

}  // namespace iku::session
