#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/shell_command.hpp"

// The interactive shell without its terminal: one entry in, text out. A line that begins with a dot
// is a command; anything else is Lua over the workspace's indikator. Driven by console (a terminal
// or a batch of lines) and by tests.

namespace iku::cli {

/// What an entry gave.
struct Reply {
  std::string text;
  bool failed = false;
  bool quit = false;
};

class Shell {
 public:
  /// `session` must outlive the shell.
  Shell(session::Session& session, int width, bool color);

  /// Carries out one entry; never throws for the entry's sake.
  Reply execute(const std::string& entry);

  /// False while more lines are needed: an open bracket or string.
  static bool is_complete(std::string_view entry);

  /// The line shown at the start: unit, year, policy, how many indikator.
  std::string greeting() const;

  /// What can stand for the last word of `line`, for completion.
  std::vector<std::string> completions(const std::string& line) const;

  /// Every entry that changed something, in order; replaying them gives the same state.
  const std::vector<std::string>& log() const { return state_.log; }

 private:
  Reply run_command(const std::string& entry);
  Reply run_lua(const std::string& entry);

  ShellState state_;
};

}  // namespace iku::cli
