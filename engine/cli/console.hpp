#pragma once

#include <istream>
#include <string>

#include "cli/commands.hpp"
#include "cli/shell_face.hpp"

// Feeds a Shell: from a terminal with line editing, history and completion, or from a stream as a
// batch. Used by the repl command.

namespace iku::cli {

/// Reads entries from a terminal until .quit or end of input. The history lives in the XDG state
/// directory. Ctrl-C drops the entry being typed, or stops the one being evaluated. Output longer
/// than the screen goes through a pager.
Exit run_terminal(ShellFace& shell, Streams& streams);

/// Where a batch of entries comes from.
struct Batch {
  bool echo = false;     ///< the entries stand in the output after their prompt, as in a transcript
  std::string name{};    ///< faults point to it and the line there, if it has one
  bool is_file = false;  ///< made by somebody: it writes no files unless the shell lets it
};

/// Runs entries from a stream; kFindings where one failed, kInterrupted after Ctrl-C, kCannotWrite
/// where the output is closed. Throws Error (kNoInput) where the stream cannot be read.
Exit run_batch(ShellFace& shell, std::istream& in, Streams& streams, const Batch& batch = {});

}  // namespace iku::cli
