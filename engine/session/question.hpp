#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/session.hpp"

// Questions to a session: which input reaches a goal, what an indikator is sensitive to, where its
// predikat flips, what a range of values gives. Trials never change the session.

namespace iku::session {

/// What of an indikator a question is about.
enum class Besaran { kRealisasi, kCapaian };

/// A figure that can be varied, with the range it may take.
struct Lever {
  FigurePath path;
  std::string name;  ///< as the session writes it
  double value = 0;  ///< now
  double low = 0;
  double high = 0;
  bool declared = false;  ///< low and high are its skala; else a guess around the value
};

/// The figures an indikator was made of that are plain data: its inputs, or itself.
std::vector<Lever> levers(Session& session, const std::string& kode);
/// One lever by its path. Throws Error (kUsage) where it is no number.
Lever lever(Session& session, const std::string& path);

/// The answer to "which value of this lever makes it so".
struct Goal {
  bool reached = false;
  double at = 0;                     ///< the lever's value that reaches the goal, or comes nearest
  double value = 0;                  ///< what the indikator is there
  std::optional<double> would_need;  ///< the value beyond the skala that a straight line points to
};

/// Searches the lever's range for the value nearest its present one that makes the besaran at least
/// (or, approaching from above, at most) `wanted`. Always answers. Steps are bisected to their
/// edge.
Goal seek(Session& session, const std::string& kode, Besaran besaran, double wanted,
          const Lever& lever);

/// How an indikator answers to a lever.
struct Sensitivity {
  Lever lever;
  double derivative = 0;
  std::optional<double> elasticity;  ///< none where lever or value is 0
  std::optional<double> low;         ///< the realisasi at −10 %, inside the skala
  std::optional<double> high;        ///< at +10 %
};
std::vector<Sensitivity> sensitivities(Session& session, const std::string& kode);

/// The smallest change of one lever that changes the predikat.
struct Flip {
  Lever lever;
  double at = 0;
  std::string predikat;  ///< the new one
};
std::vector<Flip> flips(Session& session, const std::string& kode);

/// The besaran at each value of a lever.
std::vector<std::pair<double, Value>> table(Session& session, const std::string& kode,
                                            Besaran besaran, const Lever& lever, double from,
                                            double to, double step);

}  // namespace iku::session
