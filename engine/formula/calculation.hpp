#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
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
  /// `definitions` are sources by code that stand in no file and win over files.
  Calculator(const Workspace& workspace, const Settings& settings,
             const std::map<std::string, std::string>& definitions = {});
  ~Calculator();
  Calculator(const Calculator&) = delete;
  Calculator& operator=(const Calculator&) = delete;

  /// Never throws for a figure's sake: a missing or failed one is a value in the result.
  Calculation calculate(const Selection& selection = {});

  /// The working of one indikator. Throws Error for an unknown unit or indikator (did-you-mean).
  Explanation explain(const std::string& unit, const std::string& indikator, Tahun tahun);

  /// One row of a result, without the roll-ups around it.
  IndikatorResult row(const Unit& unit, const Indikator& indikator, Tahun tahun);

  /// Tells the calculator that a figure of an indikator changed in the workspace. Gives the rows
  /// (as indikator and year) that may differ now: its own and those computed from it.
  struct Touched {
    const Unit* unit = nullptr;
    const Indikator* indikator = nullptr;
    Tahun tahun = 0;
  };
  std::vector<Touched> touch(const Unit& unit, const Indikator& indikator, Tahun tahun);

  /// Makes the realisasi of an indikator this value in spite of its formula; empty takes it back.
  /// Follow it with touch().
  void override_realisasi(const Unit& unit, const Indikator& indikator, Tahun tahun,
                          std::optional<Value> value);

  /// d(realisasi of `of`) / d(input), for every figure the realisasi was made of, through the
  /// formulas between; exact, by the trace reading. Keys are "kode" for an indikator's realisasi
  /// and "kode.masukan" for an input.
  std::map<std::string, double> gradient(const Unit& unit, const Indikator& of, Tahun tahun);

  /// Evaluates a Lua expression over named values, in the sandbox: `x["ikpp"] * 2`.
  Value ask(const std::string& expression,
            const std::vector<std::pair<std::string, Value>>& values);

  /// Adds a definition from text that may read the indikator `known`; throws Error with its faults.
  /// The workspace must hold an indikator that names it to make it count.
  std::string define(const std::string& source, const std::string& name,
                     const std::vector<std::string>& known);

  /// The scale a figure must lie in: the input's or the indikator's; empty where none is declared.
  std::optional<Rentang> scale(const Indikator& indikator, const std::string& masukan);

  /// The declared inputs of an indikator's formula: code and name.
  std::vector<std::pair<std::string, std::string>> inputs(const Indikator& indikator);

  /// Codes of the formulas and policies that scripts offer.
  std::vector<std::string> definition_codes() const;

  /// Every year that has a figure, ascending.
  std::vector<Tahun> years() const;

  /// What scripts printed since the last take.
  std::string take_output();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Throws Error (kUsage, with did-you-mean) where `kode` is not among `known`. `what` is the
/// catalogue's word for the thing: "unit", "indikator", "scenario".
void require_known(const std::string& what, const std::string& kode,
                   const std::vector<std::string>& known);

/// Everything wrong with the scripts a workspace uses, and with the scales of its policies.
std::vector<Diagnostic> check_scripts(const Workspace& workspace, const Settings& settings);

}  // namespace iku::formula
