#pragma once

#include "base/diagnostic.hpp"
#include "cli/options.hpp"

// The commands of the program: each takes the options, writes results to `out` and everything else
// to `err`, and gives the exit status. They throw Error; main turns that into messages.

namespace iku::cli {

/// Where a command writes, and what the other side can show.
struct Streams {
  Out out;
  Out err;
  int width = 100;               ///< columns of the terminal, or 100
  bool color = false;            ///< standard output is a terminal and NO_COLOR is not set
  bool err_is_terminal = false;  ///< standard error is a terminal
  bool pipe_closed = false;      ///< whoever read the output has seen enough: no fault to tell
};

Exit calc(const Options& options, Streams& streams);
Exit repl(const Options& options, Streams& streams);
Exit report(const Options& options, Streams& streams);
Exit audit(const Options& options, Streams& streams);
Exit explain(const Options& options, Streams& streams);
Exit eval(const Options& options, Streams& streams);
Exit check(const Options& options, Streams& streams);
Exit compare(const Options& options, Streams& streams);
Exit run_script(const Options& options, Streams& streams);
Exit make_workspace(const Options& options, Streams& streams);

/// Runs the command that `options` names.
Exit run_command(const Options& options, Streams& streams);

/// The whole program: parses, runs, and shows every Error with its place. Never throws.
int run(int argc, const char* const* argv, Streams& streams);

}  // namespace iku::cli
