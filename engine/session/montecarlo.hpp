#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "formula/sebaran.hpp"
#include "session/lever.hpp"

// Monte Carlo: what a besaran comes to when its inputs vary by their sebaran, each independent of
// the others.

namespace iku::session {

/// A lever that varies.
struct Uncertain {
  Lever lever;
  formula::Sebaran sebaran;
};

struct MonteCarloOptions {
  int draws = 10'000;
  std::uint64_t seed = 1;
};

struct MonteCarlo {
  int draws = 0;
  int missing = 0;  ///< draws in which the besaran had no value,
  int failed = 0;   ///< or failed
  std::string why;  ///< of the first of these
  int redrawn = 0;  ///< values drawn again because they lay outside their skala
  double mean = 0;
  double deviation = 0;
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
  std::vector<std::pair<std::string, int>> predikat;  ///< how often each, best first
  int without_predikat = 0;
  struct Bin {
    double from = 0;
    double to = 0;
    int count = 0;
  };
  std::vector<Bin> histogram;

  int used() const { return draws - missing - failed; }
};

/// The sebaran that the formulas declare for the levers of an indikator.
std::vector<Uncertain> declared_sebaran(Session& session, const std::string& kode);

/// Draws every lever by its sebaran, again where the value leaves its skala, and evaluates. The
/// same seed gives the same result on every machine. Throws Error (kUsage) where nothing varies,
/// the count is out of bounds, a sebaran hardly ever lies in its skala, or no draw gives a number.
MonteCarlo monte_carlo(Session& session, const std::string& kode, Besaran besaran,
                       const std::vector<Uncertain>& inputs, const MonteCarloOptions& options);

}  // namespace iku::session
