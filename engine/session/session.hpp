#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formula/calculation.hpp"
#include "session/figure_path.hpp"

// A workspace with what-if overlays on it: set, unset, undo, redo, scenarios and the difference
// each change makes. The base data are never changed. Driven by the shell, by scripts and by tests;
// needs no terminal.

namespace iku::session {

/// What a what-if changes: figures by path. Ordered, so that equal states are equal text.
using Overlay = std::map<FigurePath, Value>;

/// Sources of the indikator defined while a session runs, by code.
using Definitions = std::map<std::string, std::string>;

/// A named what-if: what it changes of another one, or of "dasar", the base. A figure without a
/// value goes back to the base's.
struct Scenario {
  std::string dari = "dasar";
  std::map<FigurePath, std::optional<Value>> own;
};

/// A row that differs between two states. An indikator that one of them lacks has a result without
/// `indikator` there.
struct RowChange {
  std::string unit;
  std::string kode;
  Tahun tahun = 0;
  IndikatorResult before;
  IndikatorResult after;
  bool predikat_flips() const;
  /// Whether the realisasi or the capaian that was there is not any more.
  bool value_goes() const;
};

/// The mean of a unit's capaian and its serapan, before and after a change.
struct MeanChange {
  std::string unit;
  Mean before;
  Mean after;
  Value budget_before;
  Value budget_after;
};

/// What a change did: the rows that differ, in every unit, and the means of the session's unit and
/// of those whose figures changed.
struct Change {
  std::vector<RowChange> rows;
  std::vector<MeanChange> means;    ///< the session's unit first
  std::vector<FigurePath> figures;  ///< whose values differ
  int flips() const;
  int gone() const;  ///< rows whose value goes
};

bool has_indikator(const Unit& unit, const std::string& kode);

class Session {
 public:
  /// Takes the workspace over. Throws Error as Calculator does.
  Session(Workspace workspace, formula::Settings settings);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Workspace& workspace() const;
  formula::Calculator& calculator();

  /// The unit and year that names without a unit or year mean.
  const Unit& unit() const;
  Tahun tahun() const;
  void use_unit(const std::string& kode);
  void use_tahun(Tahun tahun);

  /// Puts a value over a figure; the data's own value takes what lies over it away, and counts as
  /// no change. Throws Error (kUsage, did-you-mean) where the figure does not exist or cannot take
  /// the value; then nothing changes.
  Change set(const std::string& text, const Value& value);
  /// Takes an overlay away again. Throws Error where there is none.
  Change unset(const std::string& text);
  /// Takes all overlays away; definitions stay.
  Change reset();
  /// Throws Error (kUsage) where there is nothing, or not that much, to undo or redo.
  Change undo(std::size_t steps = 1);
  Change redo(std::size_t steps = 1);

  const Overlay& overlay() const;
  /// How many figures and formulas the session changed: 0 while everything is the data's. What is
  /// shown of a session asks this, or the two below, whether it is a what-if.
  std::size_t distance() const;
  /// The scenario that the present overlay is; empty where it is none.
  std::string scenario() const;
  /// What the session changed, figure by figure.
  Andaian andaian();
  /// The figure as it counts now, and as the base data have it; a target is that of the parts of
  /// the year that its row is measured by.
  Value value(const std::string& text);
  Value base_value(const std::string& text);

  /// Names the present overlay, as what it changes of the scenario `dari`: when that one changes
  /// later, so does this. Throws Error (kUsage) for a name that is no name, an unknown `dari`, or a
  /// circle.
  void save_scenario(const std::string& name, const std::string& dari = "dasar");
  Change load_scenario(const std::string& name);  ///< "dasar" is the base
  /// Throws Error (kUsage) while another scenario builds on it.
  void drop_scenario(const std::string& name);
  const std::map<std::string, Scenario>& scenarios() const;
  /// What a scenario ("dasar", "kini" or a saved one) changes of the base, all told.
  Overlay scenario_overlay(const std::string& name) const;
  /// The rows that differ between two scenarios ("dasar", "kini" or a saved one).
  Change compare(const std::string& left, const std::string& right);

  /// Defines an indikator while the session runs, or another formula for one; it joins the unit.
  /// Gives every row of the unit that differs. Throws Error with the faults of the definition; then
  /// nothing has changed.
  Change define(const std::string& source);
  const Definitions& definitions() const;
  /// True for a code that no plan of the data holds: a definition brought it.
  bool is_joined(const std::string& kode) const;
  /// Where scripts are searched, the workspace's own first.
  std::vector<std::filesystem::path> script_roots() const;

  /// True when a script file in use was changed, made or removed since it was read.
  bool scripts_changed() const;
  /// The script files in use, as they were read.
  const std::vector<FileStamp>& script_files() const;
  /// Reads all scripts anew and gives the rows of the unit that differ. Throws Error where one is
  /// faulty; then the last good ones stay, and scripts_changed() is false until the next change.
  Change reload();

  /// Evaluates with figures at other values, and puts everything back: never logged. Throws as set.
  using Trial = std::vector<std::pair<FigurePath, Value>>;
  IndikatorResult trial(const Trial& figures, const std::string& kode);
  IndikatorResult trial(const FigurePath& path, const Value& value, const std::string& kode);

  /// Whether the session itself puts a value over an indikator's realisasi, whatever its formula
  /// gives.
  bool forced(const std::string& kode) const;

  /// Every figure of a row, as recalculated now.
  IndikatorResult row(const std::string& kode);
  /// The whole unit in the session's year, or another.
  Calculation calculate();
  Calculation calculate_unit(const std::string& kode, Tahun tahun);
  /// The working of one indikator.
  Explanation explain(const std::string& kode);

  /// The path a text names, checked to exist. Throws Error (kUsage) with did-you-mean.
  FigurePath resolve(const std::string& text);
  const Indikator& indikator(const std::string& kode) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace iku::session
