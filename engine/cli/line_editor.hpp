#pragma once

#include <string>

#include "cli/shell_face.hpp"

// Reads lines from the terminal with readline: completion, colours while typing, Ctrl-C. Used by
// console; one at a time, because readline is one for the process.

namespace iku::cli {

/// A line as it was typed, or why there is none.
struct Line {
  bool end = false;      ///< Ctrl-D
  bool dropped = false;  ///< Ctrl-C
  std::string text;      ///< several lines where they were pasted or called up together
};

class LineEditor {
 public:
  /// `shell` must outlive the editor. Without `color` nothing is coloured.
  LineEditor(const ShellFace& shell, bool color);

  /// `before` are the lines of the entry that this one goes on with; empty for a first line.
  Line read(const char* prompt, const std::string& before);
};

/// Rows and columns of the terminal that standard output is; 0 where it is none.
struct ScreenSize {
  int rows = 0;
  int columns = 0;
};
ScreenSize screen_size();

}  // namespace iku::cli
