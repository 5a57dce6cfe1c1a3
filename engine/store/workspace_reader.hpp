#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "model/workspace.hpp"

// Reads a workspace directory into the model. Used by session and cli.

namespace iku::store {

/// A workspace and everything doubtful in it (warnings; bad grouping, unknown remarks).
struct Loaded {
  Workspace workspace;
  std::vector<Diagnostic> warnings;
  std::vector<FileStamp> files;  ///< what was read, as it was then
};

struct ReadOptions {
  /// A figure that cannot be read counts as missing, with a warning, instead of being an error.
  bool unreadable_is_missing = false;
};

/// Reads `path`, a workspace directory or its workspace.json. Checks the JSON against the published
/// schema, codes (duplicates, undefined references), years and figures, and collects every fault it
/// can reach: throws Error with all of them (kInvalidInput), or kNoInput where a file is missing.
/// Formula and policy codes are not resolved here; that is formula's work.
Loaded read_workspace(const std::filesystem::path& path, const ReadOptions& options = {});

/// The same for a workspace.json in memory; `name` stands for it in diagnostics. Files it names
/// count as missing.
Loaded parse_workspace(const std::string& name, std::string text);

}  // namespace iku::store
