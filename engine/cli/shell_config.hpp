#pragma once

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/shell_face.hpp"

// What the analyst wants of every session: a file of entries that run before the first prompt. Used
// by the repl command.

namespace iku::cli {

/// `init` in the user's configuration folder; empty where there is none.
std::filesystem::path config_file();

/// Runs the entries of a file. A faulty one is told with its place and does not stop the others.
/// Throws Error (kNoInput) where the file cannot be read.
void run_config(ShellFace& shell, const std::filesystem::path& file, Streams& streams);

}  // namespace iku::cli
