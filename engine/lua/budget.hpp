#pragma once

#include <cstddef>
#include <cstdint>

// What one evaluation may use. Set by the host (command line, per run), never by a formula.

namespace iku {

/// Limits of one evaluation. Exceeding one ends the evaluation in the failure class named.
struct Budget {
  std::int64_t instructions =
      20'000'000;                  ///< VM instructions and steps of library functions: limit.cpu
  double seconds = 0.8;            ///< wall clock, also inside library functions: limit.time
  std::size_t memory = 48u << 20;  ///< bytes the Lua state may hold: limit.memory
  std::size_t block = 1u << 20;    ///< bytes of one allocation: limit.memory
  int depth = 190;                 ///< nested calls of host functions: limit.depth
  std::size_t output = 64u << 10;  ///< bytes of print: limit.output
  std::size_t source = 64u << 10;  ///< bytes of one script: limit.source
};

/// No evaluation gets more than so many times the instructions and seconds of a Budget.
inline constexpr int kMaxBudgetFactor = 100;

}  // namespace iku
