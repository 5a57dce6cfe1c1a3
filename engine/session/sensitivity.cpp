#include "session/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "model/reason.hpp"
#include "session/effect.hpp"

namespace iku::session {

namespace {

constexpr double kTenth = 0.1;

double width(const Sensitivity& one, double value) {
  const double low = one.low.value_or(value);
  const double high = one.high.value_or(value);
  return std::max({low, high, value}) - std::min({low, high, value});
}

// For a lever that the trace does not name: the slope between two points close by.
double difference(Session& session, const Lever& lever, const std::string& kode, Besaran besaran) {
  const double h = 1e-6 * std::max(1.0, std::fabs(lever.value));
  const double from = std::max(lever.low, lever.value - h);
  const double to = std::min(lever.high, lever.value + h);
  const auto low = number_at(session, lever, from, kode, besaran);
  const auto high = number_at(session, lever, to, kode, besaran);
  return low && high && to > from ? (*high - *low) / (to - from) : 0;
}

// Why nothing moves: there is no number, or it stays what it is.
std::string why_still(Session& session, const Sensitivity& one, const Lever& lever,
                      const std::string& kode, double value) {
  if (!one.low && !one.high) {
    std::string fixed = why_fixed(session, kode);
    if (!fixed.empty()) return fixed;
    return reason_of(try_at(session, {{lever.path, one.from}}, kode).realisasi);
  }
  const bool moves = width(one, value) > 0 || std::fabs(one.derivative) > 0;
  return moves ? std::string() : say("session.why_still", lever.name);
}

}  // namespace

std::vector<Sensitivity> sensitivities(Session& session, const std::string& kode, Besaran besaran,
                                       const std::vector<Swing>& given) {
  const Value now = value_of(session.row(kode), besaran);
  if (!now.is_number()) refuse_no_value(session, kode, now);
  const double value = now.number();
  std::vector<Swing> swings = given;
  for (Lever& lever : levers(session, kode, besaran)) {
    const bool known = std::any_of(given.begin(), given.end(), [&](const Swing& swing) {
      return swing.lever.name == lever.name;
    });
    if (known || !lever.has_value) continue;
    const double tenth = std::fabs(lever.value) * kTenth;
    const double at = lever.value;
    swings.push_back({std::move(lever), at - tenth, at + tenth});
  }
  const auto exact = slopes(session, kode, besaran);
  std::vector<Sensitivity> all;
  for (Swing& swing : swings) {
    const Lever& lever = swing.lever;
    Sensitivity one;
    const auto slope = exact.find(lever.name);
    one.derivative =
        slope != exact.end() ? slope->second : difference(session, lever, kode, besaran);
    if (std::fabs(value) > 0 && std::fabs(lever.value) > 0) {
      one.elasticity = one.derivative * lever.value / value;
    }
    one.from = std::clamp(swing.from, lever.low, lever.high);
    one.to = std::clamp(swing.to, lever.low, lever.high);
    one.clipped =
        one.from > swing.from || one.to < swing.to || one.from < swing.from || one.to > swing.to;
    one.low = number_at(session, lever, one.from, kode, besaran);
    one.high = number_at(session, lever, one.to, kode, besaran);
    one.why = why_still(session, one, swing.lever, kode, value);
    one.lever = std::move(swing.lever);
    all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [&](const Sensitivity& a, const Sensitivity& b) {
    return width(a, value) > width(b, value);
  });
  return all;
}

}  // namespace iku::session
