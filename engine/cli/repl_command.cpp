#include <unistd.h>

#include <fstream>
#include <iostream>

#include "base/catalogue.hpp"
#include "cli/console.hpp"
#include "cli/setup.hpp"
#include "store/workspace_reader.hpp"

// iku repl: the interactive shell; a batch where standard input is no terminal.

namespace iku::cli {

Exit repl(const Options& options, Streams& streams) {
  store::Loaded loaded = store::read_workspace(options.workspace);
  if (!loaded.warnings.empty()) {
    streams.err << say("cli.warnings", loaded.warnings.size(), options.workspace) << "\n";
  }
  session::Session session(std::move(loaded.workspace), settings_of(options));
  if (!options.unit.empty()) session.use_unit(options.unit.front());
  if (!options.tahun.empty()) {
    session.use_tahun(parse_years(options.tahun, session.calculator().years()).front());
  }
  Shell shell(session, streams.width, streams.color);
  if (!options.replay.empty()) {
    std::ifstream log(options.replay);
    if (!log) {
      Diagnostic diagnostic;
      diagnostic.code = "repl.replay";
      diagnostic.message = say("cli.cannot_read", options.replay);
      throw Error(std::move(diagnostic), Exit::kNoInput);
    }
    return run_batch(shell, log, streams, true);
  }
  if (isatty(STDIN_FILENO) == 1) return run_terminal(shell, streams);
  return run_batch(shell, std::cin, streams, false);
}

}  // namespace iku::cli
