#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/overlay_edit.hpp"
#include "session/session.hpp"

// The inside of a Session: a workspace, what lies over it, and the one way from a state to the
// next. Used by session.cpp alone.

namespace iku::session {

/// All that undo brings back.
struct State {
  Overlay overlay;
  Definitions definitions;
};

struct Session::Impl {
  /// How an indikator came to use a definition of the session.
  struct Joined {
    std::string unit;
    std::optional<std::string> formulasi;  ///< what it used before; none: it was not there
    bool in_use = false;                   ///< indikator of other codes name it: nothing joined
  };

  Workspace workspace;
  formula::Settings settings;
  std::unique_ptr<formula::Calculator> calculator;
  std::map<std::string, Unit*> units;
  Unit* unit = nullptr;
  Tahun tahun = 0;
  State state;
  std::map<FigurePath, OriginalFigure> originals;  ///< what the overlay hides
  std::map<FigurePath, Value> of_data;             ///< what base_of gave, until scripts change
  bool readers_known = false;  ///< whether all formulas were evaluated since scripts changed
  /// Rows evaluated then that were forgotten since: by indikator and year, with their unit.
  std::map<std::pair<const Indikator*, Tahun>, const Unit*> forgotten;
  std::map<std::string, Joined> joined;
  std::vector<State> undo;
  std::vector<State> redo;
  std::map<std::string, Scenario> scenarios;
  std::vector<FileStamp> stamps;  ///< of the script files read

  Impl(Workspace workspace_in, formula::Settings settings_in);

  Unit& unit_of(const std::string& kode);

  /// A calculator over the workspace as it stands. Throws Error for faulty scripts; then the
  /// present one stays.
  void rebuild();

  /// Puts one figure to an overlay value, or back to the base, and forgets what was computed of it.
  void apply(const FigurePath& path, const std::optional<Value>& value);

  /// As a step that undo takes back.
  Change step_to(const State& next);
  Change move_to(const State& next);
  Change step_back(std::vector<State>& from, std::vector<State>& to, std::size_t steps);

  /// The target that a row is measured by, where that is the target of parts of its year.
  std::optional<Value> target_in_use(const FigurePath& path);
  /// The figure as the data alone have or give it, whatever lies over what it is made of.
  Value base_of(const FigurePath& path);
  /// Whether a value is what the data have or give anyway, so that putting it there changes
  /// nothing.
  bool is_of_data(const FigurePath& path, const Value& value);
  /// A value put over a realisasi, with its source.
  Figure forced_figure(const FigurePath& path, const Indikator& indikator,
                       const Value& value) const;

  void know_readers();
  UnitResult unit_result(const std::string& kode);
  Overlay overlay_of(const std::string& scenario) const;
  void require_scenario(const std::string& name) const;
  void note_scripts();
  /// Puts all figures to an overlay's values; evaluates nothing.
  void lay(const Overlay& next);

 private:
  Change move_overlay(const Overlay& next);
  Change move_definitions(const State& next);
  void redefine(const Definitions& next);
};

/// The rows of a unit in a year, by code.
using Rows = std::map<std::string, IndikatorResult>;
Rows rows_of(const UnitResult& result);
std::vector<RowChange> differing(const std::string& unit, Tahun tahun, const Rows& before,
                                 const Rows& after);
void set_means(Change& change, const std::string& unit, const UnitResult& before,
               const UnitResult& after);

}  // namespace iku::session
