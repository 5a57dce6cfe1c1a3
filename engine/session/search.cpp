#include "session/search.hpp"

#include <algorithm>
#include <cmath>

#include "session/walk.hpp"

namespace iku::session {

namespace {

constexpr int kIterations = 200;   // enough to bisect to the last bit of a double
constexpr int kGolden = 90;        // and to narrow by the golden section
constexpr double kSame = 1e-12;    // relative: what adding up decimals leaves
constexpr double kPole = 1e6;      // a step so much higher than the values around it is a pole
constexpr double kPlateau = 1e-6;  // of the way: a value that stays over it is a plateau
const double kShare = (std::sqrt(5.0) - 1) / 2;

class Search {
 public:
  Search(const Lever& lever, double wanted, const Function& function,
         const std::vector<double>& marks)
      : lever_(lever), wanted_(wanted), function_(function), marks_(marks) {}

  Found run() {
    std::optional<Point> from;
    if (lever_.has_value) from = look(lever_.value);
    if (from && same(from->value, wanted_)) {
      found_.exact = from;
      return found_;
    }
    for (const double bound : {lever_.low, lever_.high}) {
      exact_.reset();
      towards(bound, from);
      if (exact_ && (!found_.exact || distance(*exact_) < distance(*found_.exact))) {
        found_.exact = exact_;
      }
    }
    return found_;
  }

 private:
  enum class Side { kBelow, kOn, kAbove };

  double distance(const Point& point) const { return std::fabs(point.at - lever_.value); }
  double off(const Point& point) const { return std::fabs(point.value - wanted_); }

  Side side(const Point& point) const {
    if (same(point.value, wanted_)) return Side::kOn;
    return point.value < wanted_ ? Side::kBelow : Side::kAbove;
  }

  std::optional<Point> look(double at) {
    const auto value = function_(at);
    if (!value) return std::nullopt;
    const Point here{at, *value};
    if (first_ && !same(*first_, *value)) found_.moves = true;
    if (!first_) first_ = *value;
    const bool better = !found_.best || off(here) < off(*found_.best) ||
                        (off(here) <= off(*found_.best) && distance(here) < distance(*found_.best));
    if (better) found_.best = here;
    return here;
  }

  // The places to look at on the way to a bound, nearest first.
  std::vector<double> places(double bound) const {
    std::vector<double> all = walk(lever_, bound);
    for (const double mark : marks_) {
      const bool between = (mark - lever_.value) * (bound - mark) >= 0;
      if (between && mark >= lever_.low && mark <= lever_.high) all.push_back(mark);
    }
    std::sort(all.begin(), all.end(), [&](double a, double b) {
      return std::fabs(a - lever_.value) < std::fabs(b - lever_.value);
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  // Looks along the way to a bound until the goal is met exactly. Where the function has no value
  // (a gap) only the edges are places.
  void towards(double bound, std::optional<Point> from) {
    std::vector<Point> run;  // places one after the other with no gap between
    if (from) run.push_back(*from);
    std::optional<double> gap;
    if (!from) gap = lever_.value;
    for (const double at : places(bound)) {
      const auto here = look(at);
      if (!here) {
        if (!run.empty()) extend(run, last_before(run.back(), at));
        run.clear();
        gap = at;
      } else {
        if (run.empty() && gap && *gap != at) run.push_back(last_before(*here, *gap));
        extend(run, *here);
      }
      if (exact_) return;
    }
  }

  // Takes the next place: the goal may lie before it, or at the turn of a curve just passed.
  void extend(std::vector<Point>& run, const Point& here) {
    if (run.empty()) {
      if (side(here) == Side::kOn) exact_ = here;
    } else {
      if (run.size() > 1) turn(run[run.size() - 2], run.back(), here);
      if (!exact_) between(run.back(), here);
    }
    run.push_back(here);
  }

  // The last place from `valid` on before one without a value.
  Point last_before(Point valid, double outside) {
    for (int i = 0; i < kIterations && !same(valid.at, outside); ++i) {
      const double middle = valid.at + (outside - valid.at) / 2;
      const auto here = look(middle);
      if (here) {
        valid = *here;
      } else {
        outside = middle;
      }
    }
    return valid;
  }

  // Between a and c the curve comes nearest the goal near b: it may touch it, or cross it twice.
  void turn(const Point& a, const Point& b, const Point& c) {
    const bool one_side = side(a) == side(b) && side(b) == side(c);
    if (!one_side || off(b) > off(a) || off(b) > off(c)) return;
    if (same(a.value, b.value) && same(b.value, c.value)) return;
    double from = a.at;
    double to = c.at;
    for (int i = 0; i < kGolden; ++i) {
      const auto left = look(to - kShare * (to - from));
      const auto right = look(from + kShare * (to - from));
      if (!left || !right) return;
      for (const Point& inner : {*left, *right}) {
        if (side(inner) == side(b)) continue;
        between(a, inner);
        return;
      }
      (off(*left) <= off(*right) ? to : from) = off(*left) <= off(*right) ? right->at : left->at;
    }
  }

  // The goal on the way from one place to the next, where it is there.
  void between(const Point& near, const Point& far) {
    if (side(near) == Side::kOn) {
      exact_ = near;
    } else if (side(near) != side(far)) {
      narrow(near, far);
    }
  }

  bool is_plateau(const Point& near, const Point& far) {
    const auto inner = look(far.at + (near.at - far.at) * kPlateau);
    return inner && side(*inner) == Side::kOn;
  }

  // Narrows down where the function leaves the side of `near`: by the secant, or by the middle
  // where that is slow.
  void narrow(Point near, Point far) {
    const double around =
        std::max({std::fabs(near.value), std::fabs(far.value), std::fabs(wanted_), 1.0});
    for (int i = 0; i < kIterations; ++i) {
      if (side(far) == Side::kOn && !is_plateau(near, far)) break;
      const double middle = near.at + (far.at - near.at) / 2;
      if (middle <= std::min(near.at, far.at) || middle >= std::max(near.at, far.at)) break;
      const double secant =
          near.at + (wanted_ - near.value) * (far.at - near.at) / (far.value - near.value);
      const bool inside = secant > std::min(near.at, far.at) && secant < std::max(near.at, far.at);
      const auto here = look(i % 2 == 0 && inside ? secant : middle);
      if (here) {
        (side(*here) == side(near) ? near : far) = *here;
        continue;
      }
      const double gap = i % 2 == 0 && inside ? secant : middle;
      const Point first = last_before(near, gap);
      const Point second = last_before(far, gap);
      if (side(first) != side(near)) {
        far = first;
      } else if (side(second) == Side::kOn) {
        exact_ = second;
        return;
      } else if (side(second) == side(near)) {
        near = second;
      } else {
        return;  // the goal is in the gap
      }
    }
    take(near, far, around);
  }

  void take(const Point& near, const Point& far, double around) {
    if (side(far) == Side::kOn) {
      exact_ = far;
      return;
    }
    const double height = std::max(std::fabs(near.value), std::fabs(far.value));
    if (height > kPole * around) return;
    if (std::fabs(far.value - near.value) <= 1e-9 * around) {  // as steep as doubles can follow
      exact_ = off(far) <= off(near) ? far : near;
      return;
    }
    if (!found_.step || distance(far) < distance(found_.step->second)) {
      found_.step = std::make_pair(near, far);
    }
  }

  const Lever& lever_;
  double wanted_;
  const Function& function_;
  const std::vector<double>& marks_;
  std::optional<double> first_;
  std::optional<Point> exact_;  // on the way to one bound
  Found found_;
};

}  // namespace

bool same(double a, double b) {
  return std::fabs(a - b) <= kSame * std::max({1.0, std::fabs(a), std::fabs(b)});
}

Found search(const Lever& lever, double wanted, const Function& function,
             const std::vector<double>& marks) {
  return Search(lever, wanted, function, marks).run();
}

}  // namespace iku::session
