#pragma once

#include <filesystem>

// The analyst's own text editor, for .edit.

namespace iku::cli {

/// Runs $VISUAL, $EDITOR or vi on a file and waits for it. Throws Error (kUsage) where it cannot be
/// run or ends with an error.
void run_editor(const std::filesystem::path& path);

}  // namespace iku::cli
