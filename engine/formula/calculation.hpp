#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "formula/explanation.hpp"
#include "formula/result.hpp"
#include "lua/budget.hpp"

// Recalculates a workspace: every indikator, roll-up, budget and side table of the units and years
// asked for. The one entry of this layer for session and cli.

namespace iku::lua {
class ScriptWatch;
}

namespace iku::formula {

struct Definition;
struct RuleVariant;

/// Where scripts come from and what they may use.
struct Settings {
  std::vector<std::filesystem::path> script_roots;  ///< searched after the workspace's own
  std::string stdlib_directory;                     ///< empty: the stdlib built in
  Budget budget;
  std::optional<Tahun> as_of;  ///< the year whose rules count; none: each year's own
  /// Told of every script before it runs; one thread calculates then. Null: nobody.
  lua::ScriptWatch* watch = nullptr;
};

/// Which part of a workspace to recalculate.
struct Selection {
  std::vector<Tahun> tahun;       ///< empty: the workspace's year
  std::vector<std::string> unit;  ///< codes; empty: all
};

/// How to go about it. The result is the same whatever it says.
struct Work {
  int jobs = 1;  ///< threads; each has a sandbox of its own
  /// Told now and then how many of how many units are done.
  std::function<void(std::size_t done, std::size_t of)> progress;
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
  Calculation calculate(const Selection& selection = {}, const Work& work = {});

  /// The working of one indikator. Without a unit it is that of the one unit that has the
  /// indikator. Throws Error for an unknown unit or indikator (did-you-mean), and where several
  /// units have it.
  Explanation explain(const std::string& unit, const std::string& indikator, Tahun tahun);

  /// One row of a result, without the roll-ups around it.
  IndikatorResult row(const Unit& unit, const Indikator& indikator, Tahun tahun);

  using RowRef = iku::RowRef;

  /// Tells the calculator that a figure of an indikator changed in the workspace. Gives the rows
  /// that may differ now: its own, first, and those computed from it.
  std::vector<RowRef> touch(const Unit& unit, const Indikator& indikator, Tahun tahun);

  /// The rows whose realisasi a row's formula reads, in the order of reading.
  std::vector<RowRef> reads(const Unit& unit, const Indikator& indikator, Tahun tahun);
  /// The rows evaluated so far whose formulas read this one.
  std::vector<RowRef> read_by(const Unit& unit, const Indikator& indikator, Tahun tahun) const;

  /// Makes the realisasi of an indikator this figure in spite of its formula; empty takes it back.
  /// Follow it with touch().
  void override_realisasi(const Unit& unit, const Indikator& indikator, Tahun tahun,
                          std::optional<Figure> figure);

  /// d(realisasi of `of`) / d(input), for every figure the realisasi was made of, through the
  /// formulas between; exact, by the trace reading. Keys are "kode" for an indikator's realisasi
  /// and "kode.masukan" for an input.
  std::map<std::string, double> gradient(const Unit& unit, const Indikator& of, Tahun tahun);

  /// The same of the capaian; its own realisasi is among the keys, as "kode".
  std::map<std::string, double> capaian_gradient(const Unit& unit, const Indikator& of,
                                                 Tahun tahun);

  /// What an indikator gets under rules taken another way; the first are those in force.
  std::vector<RuleVariant> variants(const Unit& unit, const Indikator& of, Tahun tahun);

  /// The policy of a unit, in the workspace's year or another.
  const KebijakanInfo& kebijakan(const Unit& unit);
  const KebijakanInfo& kebijakan(const Unit& unit, Tahun tahun);

  /// What an indikator's script says; null where it has none.
  const Definition* definition(const Indikator& indikator);

  const Settings& settings() const;

  /// Evaluates a Lua expression over named values, in the sandbox: `x["ikpp"] * 2`. It may use so
  /// many times the instructions and seconds of a formula.
  Value ask(const std::string& expression, const std::vector<std::pair<std::string, Value>>& values,
            int budget_factor = 1);

  /// The code of a definition given as text, which may read the indikator `known`. Throws Error
  /// with its faults. Nothing comes to use it: give it to the next calculator for that.
  std::string check_definition(const std::string& source, const std::string& name,
                               const std::vector<std::string>& known);

  /// The scale a figure must lie in: the input's or the indikator's; empty where none is declared.
  std::optional<Rentang> scale(const Indikator& indikator, const std::string& masukan);

  /// The declared inputs of an indikator's formula: code and name.
  std::vector<std::pair<std::string, std::string>> inputs(const Indikator& indikator);

  /// The source of an indikator's formula and the file it stands in ("sesi" for one typed in a
  /// session). Both empty where it has none.
  struct Source {
    std::string file;
    std::string text;
  };
  Source source(const Indikator& indikator);

  /// The text of a script in use: `jenis` is "indikator" or "kebijakan".
  std::string script_text(const std::string& jenis, const std::string& kode) const;

  /// The files of formulas and policies that were read, as they were then.
  const std::vector<FileStamp>& script_files() const;

  /// What the texts of formulas, policies and rumus may say less than they mean; rows tell those of
  /// their own.
  std::vector<Diagnostic> doubts() const;

  /// Codes of the formulas and policies that scripts offer.
  std::vector<std::string> definition_codes() const;

  /// Every year that has a figure, ascending.
  std::vector<Tahun> years() const;

  /// What scripts printed since the last take.
  std::string take_output();

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

/// Where scripts of a workspace are searched, in order: its own `skrip` first.
std::vector<std::filesystem::path> script_roots(const Workspace& workspace,
                                                const Settings& settings);

/// Throws Error (kUsage, with did-you-mean) where `kode` is not among `known`. `what` is the
/// catalogue's word for the thing: "unit", "indikator", "scenario".
void require_known(const std::string& what, const std::string& kode,
                   const std::vector<std::string>& known);

/// Throws Error (kUsage) for an indikator that a unit does not have: with the units that have it,
/// else with did-you-mean.
[[noreturn]] void refuse_indikator(const Workspace& workspace, const Unit& unit,
                                   const std::string& kode);

/// Everything wrong with the scripts a workspace uses, and with the scales of its policies.
std::vector<Diagnostic> check_scripts(const Workspace& workspace, const Settings& settings);

}  // namespace iku::formula
