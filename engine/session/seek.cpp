#include "session/seek.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "formula/definition.hpp"
#include "session/walk.hpp"

namespace iku::session {

namespace {

constexpr int kGrid = 64;         // the end of a range is looked at over one part of so many
constexpr int kIterations = 200;  // enough to bisect to the last bit of a double
constexpr double kSame = 1e-12;   // relative: what adding up decimals leaves

bool same(double a, double b) {
  return std::fabs(a - b) <= kSame * std::max({1.0, std::fabs(a), std::fabs(b)});
}

double significant(double value, int digits) {
  if (!(std::fabs(value) > 0)) return 0;
  const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(value))));
  return round_decimal(value, std::clamp(digits - 1 - magnitude, 0, 15));
}

using Function = std::function<std::optional<double>(double)>;

struct Point {
  double at = 0;
  double value = 0;
};

// One search for a number along a lever.
class Search {
 public:
  Search(const Lever& lever, double wanted, Function function)
      : lever_(lever), wanted_(wanted), function_(std::move(function)) {}

  /// The nearest point on the goal; `from` is the present one, where there is a value.
  std::optional<Point> nearest(const std::optional<Point>& from) {
    std::optional<Point> found;
    for (const double bound : {lever_.low, lever_.high}) {
      const auto root = towards(bound, from);
      if (root && (!found || distance(*root) < distance(*found))) found = root;
    }
    return found;
  }

  /// The point seen so far whose value is nearest the goal.
  const std::optional<Point>& best() const { return best_; }

  void consider(const Point& point) {
    if (!best_ || std::fabs(point.value - wanted_) < std::fabs(best_->value - wanted_)) {
      best_ = point;
    }
  }

  /// The point as a short decimal, where that is as near the goal.
  Point tidy(const Point& point) {
    const double at = significant(point.at, 12);
    const auto value = function_(at);
    if (at < lever_.low || at > lever_.high || !value) return point;
    const double off = std::fabs(*value - wanted_);
    return same(*value, wanted_) || off <= std::fabs(point.value - wanted_) ? Point{at, *value}
                                                                            : point;
  }

 private:
  double distance(const Point& point) const { return std::fabs(point.at - lever_.value); }

  bool crosses(const Point& a, const Point& b) const {
    return (a.value < wanted_) != (b.value < wanted_);
  }

  // The first point on the goal on the way to a bound. Where the formula has no number (it fails, a
  // value is missing, or its result leaves its own skala) is a gap: only its edges are points.
  std::optional<Point> towards(double bound, std::optional<Point> before) {
    bool in_gap = false;
    double gap = lever_.value;  // where the last place without a number was
    for (const double at : walk(lever_, bound)) {
      const auto value = function_(at);
      std::optional<Point> root;
      if (value) {
        const Point here{at, *value};
        consider(here);
        if (in_gap) before = last_before(here, gap);
        root = between(before.value_or(here), here);
        before = here;
        in_gap = false;
      } else {
        if (before) root = between(*before, last_before(*before, at));
        before.reset();
        in_gap = true;
        gap = at;
      }
      if (root) return root;
    }
    return std::nullopt;
  }

  // The last point from `valid` on before a place without a number.
  Point last_before(Point valid, double outside) {
    for (int i = 0; i < kIterations && !same(valid.at, outside); ++i) {
      const double middle = valid.at + (outside - valid.at) / 2;
      const auto value = function_(middle);
      if (!value) {
        outside = middle;
        continue;
      }
      valid = {middle, *value};
      consider(valid);
    }
    return valid;
  }

  // The goal on the way from one point to another, where it is there.
  std::optional<Point> between(const Point& near, const Point& far) {
    if (same(near.value, wanted_)) return near;
    if (same(far.value, wanted_)) return far;
    return crosses(near, far) ? solve(near, far) : std::nullopt;
  }

  // The root between two points on either side: the secant, or the middle where that is slow. At a
  // step the far side, which is beyond the goal as seen from the present value. None where the goal
  // is in a gap.
  std::optional<Point> solve(Point near, Point far) {
    for (int i = 0; i < kIterations; ++i) {
      const double middle = near.at + (far.at - near.at) / 2;
      if (middle <= std::min(near.at, far.at) || middle >= std::max(near.at, far.at)) break;
      const double secant =
          near.at + (wanted_ - near.value) * (far.at - near.at) / (far.value - near.value);
      const bool inside = secant > std::min(near.at, far.at) && secant < std::max(near.at, far.at);
      const double at = i % 2 == 0 && inside ? secant : middle;
      const auto value = function_(at);
      if (!value) {
        const Point first = last_before(near, at);
        const Point second = last_before(far, at);
        if (same(first.value, wanted_)) return tidy(first);
        if (same(second.value, wanted_)) return tidy(second);
        if (crosses(near, first)) {
          far = first;
        } else if (crosses(second, far)) {
          near = second;
        } else {
          return std::nullopt;
        }
        continue;
      }
      const Point here{at, *value};
      if (same(*value, wanted_)) return tidy(here);
      (crosses(here, far) ? near : far) = here;
    }
    const double shorter = significant(far.at, 12);
    const auto there = function_(shorter);
    return there && same(*there, far.value) ? Point{shorter, *there} : far;
  }

  const Lever& lever_;
  double wanted_;
  Function function_;
  std::optional<Point> best_;
};

// Where a straight line through two points reaches the goal.
std::optional<double> line(const Point& a, const Point& b, double wanted) {
  const double rise = b.value - a.value;
  if (!(std::fabs(rise) > 0) || same(a.value, b.value)) return std::nullopt;
  return b.at + (wanted - b.value) * (b.at - a.at) / rise;
}

// The value beyond the end of a range: along a straight line where the formula is one, else along
// its slope at the end.
void look_beyond(Goal& goal, const Lever& lever, double wanted, const Function& function) {
  const bool low = same(goal.at, lever.low);
  if (!low && !same(goal.at, lever.high)) return;
  const double span = lever.high - lever.low;
  const auto point = [&](double share) -> std::optional<Point> {
    const double at = low ? lever.low + span * share : lever.high - span * share;
    const auto value = function(at);
    return value ? std::optional(Point{at, *value}) : std::nullopt;
  };
  const auto end = point(0);
  const auto near = point(1.0 / kGrid);
  const auto far = point(0.25);
  if (!end || !near) return;
  auto need = line(*near, *end, wanted);
  if (!need) return;
  if (far) {
    const auto straight = line(*far, *end, wanted);
    goal.straight = straight && std::fabs(*straight - *need) <= 1e-9 * std::max(1.0, span);
    if (goal.straight) need = straight;
  }
  const bool outward = low ? *need < lever.low : *need > lever.high;
  if (outward && std::fabs(*need) < 1e6 * std::max(1.0, span)) {
    goal.would_need = significant(*need, goal.straight ? 12 : 4);
  }
}

// Newton's step with the exact derivative; taken where it lands on the goal and the way there is
// straight, so that no nearer value can be missed.
std::optional<Point> newton(const Lever& lever, const Point& now, double slope, double wanted,
                            const Function& function) {
  if (!(std::fabs(slope) > 0)) return std::nullopt;
  const double at = now.at + (wanted - now.value) / slope;
  if (!(at >= lever.low && at <= lever.high)) return std::nullopt;
  const auto value = function(at);
  const auto middle = function(now.at + (at - now.at) / 2);
  const bool straight =
      middle && std::fabs(*middle - (now.value + wanted) / 2) <=
                    1e-9 * std::max({1.0, std::fabs(now.value), std::fabs(wanted)});
  if (!value || !same(*value, wanted) || !straight) return std::nullopt;
  return Point{at, *value};
}

}  // namespace

Goal seek(Session& session, const std::string& kode, Besaran besaran, double wanted,
          const Lever& lever) {
  Goal goal;
  goal.at = lever.value;
  const Function function = [&](double at) { return number_at(session, lever, at, kode, besaran); };
  const auto now = function(lever.value);
  if (!now && lever.has_value) {
    refuse_no_value(session, kode, value_of(session.row(kode), besaran));
  }
  std::optional<Point> from;
  if (now) from = Point{lever.value, *now};
  Search search(lever, wanted, function);
  std::optional<Point> found;
  if (lever.has_value && same(*now, wanted)) found = from;
  if (!found && lever.has_value) {
    const auto all = slopes(session, kode, besaran);
    const auto slope = all.find(lever.name);
    if (slope != all.end()) found = newton(lever, *from, slope->second, wanted, function);
  }
  if (!found) {
    if (from) search.consider(*from);
    found = search.nearest(from);
  }
  if (found) {
    const Point there =
        found->at > lever.value || found->at < lever.value ? search.tidy(*found) : *found;
    goal.reached = true;
    goal.at = there.at;
    goal.value = there.value;
    return goal;
  }
  if (!search.best()) refuse_no_value(session, kode, value_of(session.row(kode), besaran));
  goal.at = search.best()->at;
  goal.value = search.best()->value;
  look_beyond(goal, lever, wanted, function);
  return goal;
}

std::vector<std::string> grades_of(Session& session, const std::string& kode, Besaran besaran) {
  std::vector<std::string> names;
  if (besaran == Besaran::kPredikat) {
    for (const Band& band : session.calculator().kebijakan(session.unit()).bands) {
      names.push_back(band.nama);
    }
    return names;
  }
  const formula::Definition* definition = session.calculator().definition(session.indikator(kode));
  if (definition != nullptr) names = definition->tingkat;
  std::reverse(names.begin(), names.end());
  return names;
}

Goal seek_grade(Session& session, const std::string& kode, Besaran besaran,
                const std::string& wanted, const Lever& lever) {
  const std::vector<std::string> names = grades_of(session, kode, besaran);
  formula::require_known("predikat", wanted, names);
  const auto none = static_cast<std::ptrdiff_t>(names.size());
  const auto rank_of = [&](const Value& value) {
    if (!value.is_grade()) return none;
    return std::find(names.begin(), names.end(), value.grade().name) - names.begin();
  };
  auto best = none;  // the best rank seen
  const auto rank_at = [&](double at) {
    const auto rank = rank_of(value_of(try_at(session, {{lever.path, at}}, kode), besaran));
    best = std::min(best, rank);
    return rank;
  };
  const auto nearest = [&](std::ptrdiff_t rank) {
    std::optional<double> found;
    for (const double bound : {lever.low, lever.high}) {
      const auto at = first_where(lever, bound, [&](double x) { return rank_at(x) <= rank; });
      const auto distance = [&](double x) { return std::fabs(x - lever.value); };
      if (at && (!found || distance(*at) < distance(*found))) found = at;
    }
    return found;
  };
  const auto goal_rank = std::find(names.begin(), names.end(), wanted) - names.begin();
  Goal goal;
  goal.at = lever.value;
  goal.reached = lever.has_value && rank_at(lever.value) <= goal_rank;
  if (!goal.reached) {
    auto at = nearest(goal_rank);
    goal.reached = at.has_value();
    if (!at && best < none) at = nearest(best);
    goal.at = at.value_or(lever.value);
  }
  const IndikatorResult row = try_at(session, {{lever.path, goal.at}}, kode);
  const Value there = value_of(row, besaran);
  if (!there.is_grade()) refuse_no_value(session, kode, there);
  goal.grade = there.grade().name;
  if (row.realisasi.is_number()) goal.value = row.realisasi.number();
  return goal;
}

}  // namespace iku::session
