#pragma once

#include <string>

// Output that is longer than the screen, through a pager. Used by console.

namespace iku::cli {

/// The command to page with: IKU_PAGER, else PAGER, else less where it is installed; empty: none.
std::string pager_command();

/// Whether a text takes more than `rows` rows of `width` columns; colours take no room.
bool is_longer_than(const std::string& text, int rows, int width);

/// Shows a text with a shell command that reads it; false where the command could not be run, so
/// that nothing was shown.
bool page(const std::string& text, const std::string& command);

}  // namespace iku::cli
