#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "formula/calculation.hpp"

// A command whose scripts run in a sealed child (--terisolasi). A script that ends the child, or
// does not end, is not run again: it fails, and the command is done once more without it.

namespace iku::cli {

/// What a command makes: text for `out`, and how it ends.
struct Produced {
  Styled text;
  Exit status = Exit::kOk;
};

/// The work of such a command, in the child.
struct SealedWork {
  /// Reads what needs the file system, before the child is sealed; no script may run in it. Gives
  /// the folders whose files may still be read after.
  std::function<std::vector<std::filesystem::path>(const formula::Settings&)> prepare;
  /// The rest. What it writes to the streams' `err` is shown by the parent.
  std::function<Produced(const formula::Settings&, Streams&)> produce;
};

/// Does the work in a child, and shows what it said on `streams.err`. Throws Error (kDefect) where
/// a child ended and no script was at fault; errors of the work end as they would without a child:
/// told on `err`, with their status and no text.
Produced run_sealed(const Options& options, Streams& streams, const SealedWork& work);

/// The folders of scripts that a workspace may use.
std::vector<std::filesystem::path> script_folders(const Workspace& workspace,
                                                  const formula::Settings& settings);

}  // namespace iku::cli
