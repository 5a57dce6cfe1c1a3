#include "session/question.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"

namespace iku::session {

namespace {

constexpr int kGrid = 64;        // first look over the range, so that steps are not jumped over
constexpr int kBisections = 80;  // to the last bit of a double
constexpr int kMaxTable = 10'000;

[[noreturn]] void refuse(const char* code, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

Value value_of_row(const IndikatorResult& row, Besaran besaran) {
  return besaran == Besaran::kCapaian ? row.capaian : row.realisasi;
}

std::optional<double> trial(Session& session, const Lever& lever, double at,
                            const std::string& kode, Besaran besaran) {
  const Value value = value_of_row(session.trial(lever.path, at, kode), besaran);
  return value.is_number() ? std::optional(value.number()) : std::nullopt;
}

// Narrows [inside, outside] — the predicate holds at `inside` only — to the edge; gives the last
// point at which it still holds.
template <typename Holds>
double edge(double inside, double outside, Holds holds) {
  for (int i = 0; i < kBisections; ++i) {
    const double middle = inside + (outside - inside) / 2;
    if (middle <= std::min(inside, outside) || middle >= std::max(inside, outside)) break;
    (holds(middle) ? inside : outside) = middle;
  }
  return inside;
}

// The points of the search, nearest to the present value first on each side.
std::vector<double> points(const Lever& lever, double bound) {
  std::vector<double> all;
  for (int i = 1; i <= kGrid; ++i) all.push_back(lever.value + (bound - lever.value) * i / kGrid);
  return all;
}

}  // namespace

Lever lever(Session& session, const std::string& path) {
  Lever found;
  found.path = session.resolve(path);
  found.name = path_text(found.path, session.unit().kode, session.tahun());
  const Value value = session.value(path);
  const auto number = value.as_number();
  if (!number) refuse("session.not_a_number", say("session.not_a_number", found.name));
  found.value = *number;
  const bool weight = found.path.kind == FigurePath::Kind::kBobot;
  const std::string input =
      found.path.kind == FigurePath::Kind::kMasukan ? found.path.masukan : std::string();
  std::optional<Rentang> scale;
  if (found.path.kind == FigurePath::Kind::kMasukan ||
      found.path.kind == FigurePath::Kind::kRealisasi) {
    scale = session.calculator().scale(session.indikator(found.path.kode), input);
  }
  found.declared = scale.has_value();
  const double reach = std::max(std::fabs(found.value), 1.0);
  found.low = scale ? scale->dari : (weight || found.value >= 0 ? 0 : found.value - 10 * reach);
  found.high = scale ? scale->sampai : found.value + 10 * reach;
  return found;
}

std::vector<Lever> levers(Session& session, const std::string& kode) {
  std::vector<Lever> all;
  const Indikator& of = session.indikator(kode);
  for (const auto& [name, slope] :
       session.calculator().gradient(session.unit(), of, session.tahun())) {
    try {
      all.push_back(lever(session, name));
    } catch (const Error&) {
      continue;  // a table input, or a figure of another year: not a number to turn
    }
  }
  // What is computed from other figures is not a lever itself: only its parts are.
  const auto is_computed = [&](const Lever& candidate) {
    return std::any_of(all.begin(), all.end(), [&](const Lever& other) {
      return other.path.kind == FigurePath::Kind::kMasukan &&
             candidate.path.kind == FigurePath::Kind::kRealisasi &&
             other.path.kode == candidate.path.kode;
    });
  };
  std::vector<Lever> plain;
  for (const Lever& candidate : all) {
    if (!is_computed(candidate)) plain.push_back(candidate);
  }
  if (plain.empty()) plain.push_back(lever(session, kode));
  return plain;
}

Goal seek(Session& session, const std::string& kode, Besaran besaran, double wanted,
          const Lever& lever) {
  Goal goal;
  goal.at = lever.value;
  const auto now = trial(session, lever, lever.value, kode, besaran);
  if (!now) refuse("session.no_value", say("session.no_value", kode));
  goal.value = *now;
  if (!(goal.value < wanted) && !(goal.value > wanted)) {
    goal.reached = true;
    return goal;
  }
  const bool upwards = goal.value < wanted;
  const auto reaches = [&](double at) {
    const auto value = trial(session, lever, at, kode, besaran);
    return value && (upwards ? *value >= wanted : *value <= wanted);
  };
  const auto nearer = [&](double value) {
    return std::fabs(value - wanted) < std::fabs(goal.value - wanted);
  };
  std::optional<double> best;
  for (const double bound : {lever.low, lever.high}) {
    double before = lever.value;
    for (const double at : points(lever, bound)) {
      const auto value = trial(session, lever, at, kode, besaran);
      if (value && nearer(*value)) {
        goal.value = *value;
        goal.at = at;
      }
      if (value && (upwards ? *value >= wanted : *value <= wanted)) {
        const double found = edge(at, before, reaches);
        if (!best || std::fabs(found - lever.value) < std::fabs(*best - lever.value)) best = found;
        break;
      }
      before = at;
    }
  }
  if (best) {
    goal.reached = true;
    goal.at = *best;
    goal.value = *trial(session, lever, *best, kode, besaran);
    return goal;
  }
  // Beyond the range: where a straight line through the end of the range points.
  const double span = (lever.high - lever.low) / kGrid;
  const double inner = goal.at > lever.value ? goal.at - span : goal.at + span;
  const auto end = trial(session, lever, goal.at, kode, besaran);
  const auto near = trial(session, lever, inner, kode, besaran);
  if (end && near && std::fabs(*end - *near) > 0) {
    goal.would_need = goal.at + (wanted - *end) * (goal.at - inner) / (*end - *near);
  }
  return goal;
}

std::vector<Sensitivity> sensitivities(Session& session, const std::string& kode) {
  std::vector<Sensitivity> all;
  const IndikatorResult row = session.row(kode);
  if (!row.realisasi.is_number()) refuse("session.no_value", say("session.no_value", kode));
  const auto slopes =
      session.calculator().gradient(session.unit(), session.indikator(kode), session.tahun());
  for (Lever& found : levers(session, kode)) {
    Sensitivity one;
    const auto slope = slopes.find(found.name);
    one.derivative = slope == slopes.end() ? 1 : slope->second;
    const double value = row.realisasi.number();
    if (std::fabs(value) > 0) one.elasticity = one.derivative * found.value / value;
    const double ten = std::fabs(found.value) * 0.1;
    one.low =
        trial(session, found, std::max(found.low, found.value - ten), kode, Besaran::kRealisasi);
    one.high =
        trial(session, found, std::min(found.high, found.value + ten), kode, Besaran::kRealisasi);
    one.lever = std::move(found);
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<Flip> flips(Session& session, const std::string& kode) {
  std::vector<Flip> all;
  const Value now = session.row(kode).predikat;
  if (!now.is_grade()) refuse("session.no_predikat", say("session.no_predikat", kode));
  const auto predikat_at = [&](const Lever& lever, double at) {
    const Value value = session.trial(lever.path, at, kode).predikat;
    return value.is_grade() ? value.grade().name : std::string();
  };
  for (const Lever& lever : levers(session, kode)) {
    for (const double bound : {lever.low, lever.high}) {
      double before = lever.value;
      for (const double at : points(lever, bound)) {
        const std::string there = predikat_at(lever, at);
        if (!there.empty() && there != now.grade().name) {
          const double found = edge(at, before, [&](double middle) {
            const std::string name = predikat_at(lever, middle);
            return !name.empty() && name != now.grade().name;
          });
          all.push_back({lever, found, predikat_at(lever, found)});
          break;
        }
        before = at;
      }
    }
  }
  return all;
}

std::vector<std::pair<double, Value>> table(Session& session, const std::string& kode,
                                            Besaran besaran, const Lever& lever, double from,
                                            double to, double step) {
  if (!(step > 0) || to < from || (to - from) / step > kMaxTable) {
    refuse("session.table_range", say("session.table_range"));
  }
  std::vector<std::pair<double, Value>> rows;
  const auto count = static_cast<int>(std::floor((to - from) / step + 1e-9));
  for (int i = 0; i <= count; ++i) {
    const double at = from + step * i;
    rows.emplace_back(at, value_of_row(session.trial(lever.path, at, kode), besaran));
  }
  return rows;
}

}  // namespace iku::session
