#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/styled.hpp"

// How far a long run is, on a terminal: one line on standard error that is written over, with an
// estimate of the rest. Nothing at all where standard error is no terminal. Used by calc, run and
// compare.

namespace iku::cli {

class Progress {
 public:
  /// `terminal`: whether whoever reads `err` sees lines written over.
  Progress(Out err, bool terminal);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// What is being done, before the counts ("2024"); a new one starts the estimate anew.
  void title(std::string what);
  /// Shows the state at most a few times a second, and only when all the work, whatever its titles,
  /// takes longer.
  void report(std::size_t done, std::size_t of);
  /// Wipes the line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  Out err_;
  bool terminal_;
  bool shown_ = false;
  std::string what_;
  Clock::time_point made_;
  Clock::time_point begun_;
  Clock::time_point last_;
};

}  // namespace iku::cli
