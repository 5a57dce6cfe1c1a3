#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "session/lever.hpp"

// The search along one lever, outward from its present value. Used by seek and flip.

namespace iku::session {

/// Values from the lever's own to `bound`, nearest first, close together near it.
std::vector<double> walk(const Lever& lever, double bound);

/// The first value on the way to `bound` at which `asked` holds: as short a decimal as is shown, on
/// the side where it holds. None where it never does.
std::optional<double> first_where(const Lever& lever, double bound,
                                  const std::function<bool(double)>& asked);

}  // namespace iku::session
