#pragma once

#include <istream>

#include "cli/commands.hpp"
#include "cli/shell.hpp"

// Feeds a Shell: from a terminal with line editing, history and completion, or from a stream as a
// batch. Used by the repl command.

namespace iku::cli {

/// Reads entries from a terminal until .quit or end of input. The history lives in the XDG state
/// directory. Ctrl-C drops the entry being typed.
Exit run_terminal(Shell& shell, Streams& streams);

/// Runs entries from a stream; kFindings where one failed. With `echo` the entries stand in the
/// output after their prompt, as in a transcript.
Exit run_batch(Shell& shell, std::istream& in, Streams& streams, bool echo);

}  // namespace iku::cli
