#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/lever.hpp"

// How an indikator answers to each of its levers: slope, elasticity, and the span over a range.

namespace iku::session {

/// A lever with the range to turn it over.
struct Swing {
  Lever lever;
  double from = 0;
  double to = 0;
};

/// How a besaran answers to a lever.
struct Sensitivity {
  Lever lever;
  double derivative = 0;
  std::optional<double> elasticity;  ///< none where lever or value is 0
  double from = 0;                   ///< the lever's range, inside its skala
  double to = 0;
  bool clipped = false;        ///< the range asked for left the skala
  std::optional<double> low;   ///< the besaran at `from`; none where there is no number
  std::optional<double> high;  ///< at `to`
  std::string why;             ///< why it does not answer to the lever; empty where it does
};

/// Every lever of a besaran, the widest span first; over −10 % … +10 % of its value, or over the
/// range given for it. A lever given that the besaran is not made of is there too. Throws Error
/// (kUsage) where the besaran is no number now.
std::vector<Sensitivity> sensitivities(Session& session, const std::string& kode,
                                       Besaran besaran = Besaran::kRealisasi,
                                       const std::vector<Swing>& given = {});

}  // namespace iku::session
