#pragma once

#include "cli/shell.hpp"
#include "session_fixture.hpp"

// A shell over examples/contoh-ikpp without colours, for tests of the command line.

namespace iku::test {

/// A new session and its shell.
struct ContohShell {
  std::unique_ptr<session::Session> owned;
  session::Session& session;
  cli::Shell shell;

  explicit ContohShell(const formula::Settings& settings = settings_with())
      : owned(example_session("contoh-ikpp", settings)),
        session(*owned),
        shell(session, 100, false) {}

  std::string enter(const std::string& entry) { return shell.execute(entry).text; }
};

/// One for tests that change nothing.
inline cli::Shell& contoh_shell() {
  static ContohShell contoh;
  return contoh.shell;
}

}  // namespace iku::test
