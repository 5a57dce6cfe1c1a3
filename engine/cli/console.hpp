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

/// Runs entries from a stream; kFindings where one failed, kInterrupted after Ctrl-C, kCannotWrite
/// where the output is closed. With `echo` the entries stand in the output after their prompt, as
/// in a transcript. Faults point to `source` and the line there, if it has a name.
Exit run_batch(ShellFace& shell, std::istream& in, Streams& streams, bool echo,
               const std::string& source = {});

}  // namespace iku::cli
