#pragma once

#include "cli/shell.hpp"
#include "repository.hpp"
#include "store/workspace_reader.hpp"

// A shell over examples/contoh-ikpp without colours, for tests of the command line.

namespace iku::test {

/// A new session and its shell.
struct ContohShell {
  session::Session session;
  cli::Shell shell;

  ContohShell()
      : session(store::read_workspace(source_path("examples/contoh-ikpp").string()).workspace,
                settings()),
        shell(session, 100, false) {}

  static formula::Settings settings() {
    formula::Settings settings;
    settings.script_roots = {source_path("scripts")};
    return settings;
  }

  std::string enter(const std::string& entry) { return shell.execute(entry).text; }
};

/// One for tests that change nothing.
inline cli::Shell& contoh_shell() {
  static ContohShell contoh;
  return contoh.shell;
}

}  // namespace iku::test
