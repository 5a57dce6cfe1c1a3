#pragma once

#include <cstdint>
#include <random>

#include "formula/sebaran.hpp"

// Random numbers that are the same on every machine: the standard fixes the generator, but not its
// distributions, so those are here. Used by montecarlo.

namespace iku::session {

/// The value below which a standard normal lies with this probability, 0 < p < 1. Algorithm AS 241
/// (Wichura, 1988); relative error about 1e-16.
double normal_quantile(double p);

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Above 0 and below 1, by steps of 2^-53.
  double uniform();
  double draw(const formula::Sebaran& sebaran);

 private:
  std::mt19937_64 engine_;
};

}  // namespace iku::session
