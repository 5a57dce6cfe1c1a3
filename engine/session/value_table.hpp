#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/lever.hpp"

// A besaran along the range of one lever, or of two: `.table`.

namespace iku::session {

/// A lever and the values it takes.
struct Axis {
  Lever lever;
  std::vector<double> values;
};

/// first, first + step … up to last, without the noise of adding decimals. Throws Error (kUsage)
/// for a range that ends before it begins, a step that is not above 0, or too many values.
std::vector<double> axis_values(double first, double last, double step);

/// The besaran at every value of `rows` (one cell each), or at every pair of values of `rows` and
/// `columns`. Missing and failed cells say why. Throws Error (kUsage) for too many cells.
std::vector<std::vector<Value>> value_table(Session& session, const std::string& kode,
                                            Besaran besaran, const Axis& rows,
                                            const std::optional<Axis>& columns);

}  // namespace iku::session
