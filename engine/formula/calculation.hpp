#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "formula/explanation.hpp"
#include "formula/result.hpp"
#include "lua/budget.hpp"

// Recalculates a workspace: every indikator, roll-up, budget and side table of the units and years
// asked for. The one entry of this layer for session and cli.

namespace iku::formula {

/// Where scripts come from and what they may use.
struct Settings {
  std::vector<std::filesystem::path> script_roots;  ///< searched after the workspace's own
  std::string stdlib_directory;                     ///< empty: the stdlib built in
  Budget budget;
};

/// Which part of a workspace to recalculate.
struct Selection {
  std::vector<Tahun> tahun;       ///< empty: the workspace's year
  std::vector<std::string> unit;  ///< codes; empty: all
};

class Calculator {
 public:
  /// `workspace` must outlive the calculator. Throws Error where a policy or formula it names does
  /// not exist or is faulty, with every such fault.
  Calculator(const Workspace& workspace, const Settings& settings);
  ~Calculator();
  Calculator(const Calculator&) = delete;
  Calculator& operator=(const Calculator&) = delete;

  /// Never throws for a figure's sake: a missing or failed one is a value in the result.
  Calculation calculate(const Selection& selection = {});

  /// The working of one indikator. Throws Error for an unknown unit or indikator (did-you-mean).
  Explanation explain(const std::string& unit, const std::string& indikator, Tahun tahun);

  /// Every year that has a figure, ascending.
  std::vector<Tahun> years() const;

  /// What scripts printed since the last take.
  std::string take_output();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Everything wrong with the scripts a workspace uses, and with the scales of its policies.
std::vector<Diagnostic> check_scripts(const Workspace& workspace, const Settings& settings);

}  // namespace iku::formula
