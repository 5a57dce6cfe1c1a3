#include "session/montecarlo.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/catalogue.hpp"
#include "formula/definition.hpp"
#include "model/reason.hpp"
#include "session/effect.hpp"
#include "session/random.hpp"
#include "session/refuse.hpp"
#include "session/seek.hpp"

namespace iku::session {

namespace {

constexpr int kMaxDraws = 1'000'000;
constexpr int kMaxRedraws = 1'000;
constexpr int kBins = 12;

double draw_inside(Random& random, const Uncertain& input, int& redrawn) {
  for (int i = 0; i < kMaxRedraws; ++i) {
    const double value = random.draw(input.sebaran);
    const Lever& lever = input.lever;
    if (!lever.declared || (value >= lever.low && value <= lever.high)) return value;
    ++redrawn;
  }
  refuse("session.sebaran_outside",
         say("session.sebaran_outside", input.lever.name, sebaran_text(input.sebaran)));
}

// Between the two nearest of the sorted values, as spreadsheets do.
double percentile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double part = place - static_cast<double>(below);
  return sorted[below] + (sorted[below + 1] - sorted[below]) * part;
}

std::vector<MonteCarlo::Bin> bins_of(const std::vector<double>& sorted) {
  const double low = sorted.front();
  const double span = sorted.back() - low;
  if (!(span > 0)) return {{low, low, static_cast<int>(sorted.size())}};
  std::vector<MonteCarlo::Bin> bins(kBins);
  for (int i = 0; i < kBins; ++i) {
    bins[static_cast<std::size_t>(i)].from = low + span * i / kBins;
    bins[static_cast<std::size_t>(i)].to = low + span * (i + 1) / kBins;
  }
  for (const double value : sorted) {
    const auto place = static_cast<int>((value - low) / span * kBins);
    ++bins[static_cast<std::size_t>(std::min(place, kBins - 1))].count;
  }
  return bins;
}

void summarize(MonteCarlo& result, std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  const auto count = static_cast<double>(values.size());
  result.mean = sum / count;
  double squares = 0;
  for (const double value : values) squares += (value - result.mean) * (value - result.mean);
  result.deviation = values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
  std::sort(values.begin(), values.end());
  result.p5 = percentile(values, 0.05);
  result.p50 = percentile(values, 0.5);
  result.p95 = percentile(values, 0.95);
  result.histogram = bins_of(values);
}

}  // namespace

std::vector<Uncertain> declared_sebaran(Session& session, const std::string& kode) {
  std::vector<Uncertain> found;
  std::vector<std::string> codes = {kode};
  for (const Lever& lever : levers(session, kode)) {
    if (lever.path.unit != session.unit().kode) continue;
    if (std::find(codes.begin(), codes.end(), lever.path.kode) == codes.end()) {
      codes.push_back(lever.path.kode);
    }
  }
  for (const std::string& code : codes) {
    const formula::Definition* definition =
        session.calculator().definition(session.indikator(code));
    if (definition == nullptr) continue;
    for (const formula::InputSpec& spec : definition->masukan) {
      if (!spec.sebaran) continue;
      Lever lever = lever_of(session, code, spec.kode);
      const bool known = std::any_of(found.begin(), found.end(), [&](const Uncertain& other) {
        return other.lever.name == lever.name;
      });
      if (!known) found.push_back({std::move(lever), *spec.sebaran});
    }
  }
  return found;
}

MonteCarlo monte_carlo(Session& session, const std::string& kode, Besaran besaran,
                       const std::vector<Uncertain>& inputs, const MonteCarloOptions& options) {
  if (inputs.empty()) {
    refuse("session.nothing_varies", say("session.nothing_varies", kode),
           say("session.nothing_varies.help"));
  }
  if (options.draws < 1 || options.draws > kMaxDraws) {
    refuse("session.draws", say("session.draws", kMaxDraws));
  }
  Random random(options.seed);
  MonteCarlo result;
  result.draws = options.draws;
  std::map<std::string, int> counts;
  std::vector<double> values;
  Session::Trial figures;
  for (const Uncertain& input : inputs) figures.emplace_back(input.lever.path, 0);
  Value last;
  for (int i = 0; i < options.draws; ++i) {
    for (std::size_t n = 0; n < inputs.size(); ++n) {
      figures[n].second = draw_inside(random, inputs[n], result.redrawn);
    }
    const IndikatorResult row = try_at(session, figures, kode);
    last = value_of(row, besaran);
    if (!last.is_number()) {
      ++(last.is_failure() ? result.failed : result.missing);
      if (result.why.empty()) result.why = reason_of(last);
      continue;
    }
    values.push_back(last.number());
    if (row.predikat.is_grade()) {
      ++counts[row.predikat.grade().name];
    } else {
      ++result.without_predikat;
    }
  }
  if (values.empty()) refuse_no_value(session, kode, last);
  for (const std::string& name : grades_of(session, kode, Besaran::kPredikat)) {
    result.predikat.emplace_back(name, counts[name]);
  }
  summarize(result, values);
  return result;
}

}  // namespace iku::session
