#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/figure_path.hpp"

// Changes single figures of a unit in place and puts them back. Used by session only, which keeps
// what each change hides.

namespace iku::session {

/// What stood in a figure's place: the figure, its absence, or a weight.
struct OriginalFigure {
  std::optional<Figure> figure;
  double bobot = 1;
  bool has_bobot = false;
  bool is_bobot = false;
};

bool is_budget(const FigurePath& path);

/// Null where the unit has no such indikator.
const Indikator* find_indikator(const Unit& unit, const std::string& kode);

/// Codes of the unit's programs, kegiatan and sub kegiatan.
std::vector<std::string> budget_codes(const Unit& unit);

/// A value of the session in place of a figure; its source says what the data have, `data`, and
/// where that comes from.
Figure session_figure(const Value& value, const Value& data, const std::string& sumber);

/// Puts a value into a figure and gives back what stood there. The figure must exist (resolve).
OriginalFigure put_figure(Unit& unit, const FigurePath& path, const Value& value);
void restore_figure(Unit& unit, const FigurePath& path, const OriginalFigure& original);

/// The value of a figure as it stands in the data; missing where there is none.
Value read_figure(Unit& unit, const FigurePath& path);
Value value_of(const OriginalFigure& original);

/// Adds an indikator of this code, computed by the definition of the same code, to the unit.
void join_unit(Unit& unit, const std::string& kode);
/// Takes away what join_unit added.
void leave_unit(Unit& unit, const std::string& kode);
/// Makes an indikator of the unit use a definition.
void name_definition(Unit& unit, const std::string& kode, const std::string& formulasi);

}  // namespace iku::session
