#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "formula/calculation.hpp"
#include "session/figure_path.hpp"

// A workspace with what-if overlays on it: set, unset, undo, redo, scenarios and the difference
// each change makes. The base data are never changed. Driven by the shell, by scripts and by tests;
// needs no terminal.

namespace iku::session {

/// What a what-if changes: figures by path. Ordered, so that equal states are equal text.
using Overlay = std::map<FigurePath, Value>;

/// An indikator that differs between two states.
struct RowChange {
  IndikatorResult before;
  IndikatorResult after;
  bool predikat_flips() const;
};

/// What a change did: the rows that differ, and the unit's mean before and after.
struct Change {
  std::vector<RowChange> rows;
  Mean mean_before;
  Mean mean_after;
  Value budget_before;  ///< the unit's serapan; equal values where the budget was not touched
  Value budget_after;
  int flips() const;
};

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

  /// Puts a value over a figure. Throws Error (kUsage, did-you-mean) where the figure does not
  /// exist or cannot take the value; then nothing changes.
  Change set(const std::string& text, const Value& value);
  /// Takes an overlay away again. Throws Error where there is none.
  Change unset(const std::string& text);
  /// Takes all overlays away.
  Change reset();
  /// Throws Error (kUsage) where there is nothing to undo or redo.
  Change undo();
  Change redo();

  const Overlay& overlay() const;
  /// The figure as it counts now, and as the base data have it.
  Value value(const std::string& text);
  Value base_value(const std::string& text);

  /// Names the present overlay. Throws Error for a name that is no name.
  void save_scenario(const std::string& name);
  Change load_scenario(const std::string& name);  ///< "dasar" is the base
  void drop_scenario(const std::string& name);
  const std::map<std::string, Overlay>& scenarios() const;
  /// The rows that differ between two scenarios ("dasar", "kini" or a saved one).
  Change compare(const std::string& left, const std::string& right);

  /// Defines an indikator while the session runs; it joins the unit. Gives its rows before (absent
  /// for a new one) and after. Throws Error with the faults of the definition.
  Change define(const std::string& source);
  /// Sources of what was defined here, by code.
  const std::map<std::string, std::string>& definitions() const;

  /// Evaluates with a figure at another value, and puts everything back: never logged. Throws as
  /// set.
  IndikatorResult trial(const FigurePath& path, double value, const std::string& kode);

  /// Every figure of a row, as recalculated now.
  IndikatorResult row(const std::string& kode);
  /// The whole unit in the session's year.
  Calculation calculate();

  /// The path a text names, checked to exist. Throws Error (kUsage) with did-you-mean.
  FigurePath resolve(const std::string& text);
  const Indikator& indikator(const std::string& kode) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace iku::session
