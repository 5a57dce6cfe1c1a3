#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "session/lever.hpp"

// Where along one lever a function meets a number: an exact place, or a step over it, or else the
// nearest there is. Used by seek.

namespace iku::session {

/// What is searched; no value where a formula fails, a value is missing or leaves its skala.
using Function = std::function<std::optional<double>(double)>;

struct Point {
  double at = 0;
  double value = 0;
};

/// Equal up to what adding up decimals leaves.
bool same(double a, double b);

/// What a search found, each nearest the lever's present value.
struct Found {
  std::optional<Point> exact;
  /// The function steps over the number: its last place on this side and the first beyond.
  std::optional<std::pair<Point, Point>> step;
  std::optional<Point> best;  ///< the value nearest the number, of all that was looked at
  bool moves = false;         ///< whether the function gave different values at all
};

/// Looks along the lever's whole range and at `marks`, places inside it that may matter. A gap in
/// which there is no value is no step, and a pole none either. What is narrower than the places
/// looked at may be missed: nothing found is no proof that nothing is there.
Found search(const Lever& lever, double wanted, const Function& function,
             const std::vector<double>& marks = {});

}  // namespace iku::session
