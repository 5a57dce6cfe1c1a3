#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "base/styled.hpp"

// Colours in an entry while it is typed, and where its characters stand on the screen. Pure
// functions; console puts them into the terminal.

namespace iku::cli {

/// Names that get a colour.
struct KnownNames {
  std::set<std::string, std::less<>> indikator;
  std::set<std::string, std::less<>> library;  ///< modules and functions without one
  std::set<std::string, std::less<>> commands;
};

/// The entry with terminal colours: keywords, numbers, strings, comments, known names, and the
/// brackets that belong together where the cursor stands at one. Takes the colours away again, the
/// text itself is unchanged.
Styled highlight(std::string_view entry, const KnownNames& names, std::size_t cursor);

/// Rows and columns from the first cell of the prompt on, counting from 0.
struct ScreenCell {
  int row = 0;
  int column = 0;
};

/// Where byte `offset` of `entry` stands after a prompt of `start` columns on a screen of `width`
/// columns; negative rows where a character takes not exactly one column, so that it is not known.
ScreenCell cell_of(std::string_view entry, std::size_t offset, int start, int width);

}  // namespace iku::cli
