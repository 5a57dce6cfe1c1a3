#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/number.hpp"
#include "lua/budget.hpp"
#include "model/value.hpp"

// Formulas over data of your own, without a workspace: the way in for programs that embed the
// engine, and what `iku eval` uses. Not thread-safe: one Engine a thread.

namespace iku {

/// A formula that an Engine has compiled; valid as long as the Engine.
struct Formula {
  int id = -1;
  std::uint64_t engine = 0;  ///< which one: no other takes it
};

/// Named inputs of one evaluation.
using Inputs = std::vector<std::pair<std::string, Value>>;

class Engine {
 public:
  struct Options {
    Budget budget;
    std::string stdlib_directory;  ///< empty: the stdlib built in
  };

  Engine();
  explicit Engine(const Options& options);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Compiles `return indikator {…}`. Throws Error with every fault and its place; `name` stands in
  /// messages.
  Formula add(std::string_view source, const std::string& name);

  // A formula of another Engine, or an Engine that was moved from, is told by
  // std::invalid_argument.

  /// The declared inputs of a formula, in the order in which `numbers` are given to evaluate.
  const std::vector<std::string>& inputs(Formula formula) const;

  /// One evaluation, the quick way: a number for every declared input. Checks each against its
  /// skala and the result against the formula's. Never throws for a formula's sake: a failure is a
  /// value. Throws std::invalid_argument where the count of numbers is wrong.
  Value evaluate(Formula formula, std::span<const double> numbers);

  /// One evaluation over named values; an input left out is missing.
  Value evaluate(Formula formula, const Inputs& inputs);

  /// Compiles and evaluates a script at once: an `indikator {…}`, or a chunk over `x`. A faulty
  /// definition is a failure of class result.
  Value run(std::string_view source, const std::string& name, const Inputs& inputs);

  /// The scale that the `indikator {…}` which ran last declares for an input.
  std::optional<Bounds> input_scale(const std::string& input) const;

  /// What scripts printed since the last take.
  std::string take_output();

  /// Bytes that scripts hold, after what none holds any more is freed.
  std::size_t memory_used();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace iku
