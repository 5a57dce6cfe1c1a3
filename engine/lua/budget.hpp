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
  /// Bytes that all definitions may keep beside it: limit.memory, of the one that goes over it.
  std::size_t definitions = 256u << 20;
};

/// What a recalculation script (`iku run`) may use beside the formulas it has calculated: it runs
/// once and looks at a whole workspace. The time inside its host's functions does not count.
inline constexpr Budget kScriptBudget{.instructions = 2'000'000'000,
                                      .seconds = 600,
                                      .memory = 512u << 20,
                                      .block = 64u << 20,
                                      .depth = 190,
                                      .output = 1u << 20,
                                      .source = 64u << 10};

/// What one call of a host's function costs a script, so that calls without end have an end.
inline constexpr std::int64_t kHostCallSteps = 20'000;

/// No evaluation gets more than so many times the instructions and seconds of a Budget.
inline constexpr int kMaxBudgetFactor = 100;

}  // namespace iku
