#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/lever.hpp"

// Where the predikat of an indikator changes: the smallest change of each lever, both ways.

namespace iku::session {

/// The smallest change of one lever, in one direction, that changes the predikat.
struct Flip {
  Lever lever;
  double at = 0;                ///< the first value, at the decimals shown, with another predikat
  std::string predikat;         ///< the new one
  std::optional<double> value;  ///< the realisasi there
  double share = 0;             ///< the change in parts of the lever's value
};

/// All of them, the nearest first. Throws Error (kUsage) where there is no predikat now.
std::vector<Flip> flips(Session& session, const std::string& kode);

/// The flips of one lever.
std::vector<Flip> flips_of(Session& session, const std::string& kode, const Lever& lever);

}  // namespace iku::session
