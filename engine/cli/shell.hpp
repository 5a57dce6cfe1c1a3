#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "session/session.hpp"

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
  const std::vector<std::string>& log() const { return log_; }

 private:
  struct Command {
    const char* name;
    bool logged;  ///< changes the state, so it belongs to the log
    std::string (*run)(Shell& shell, const std::string& arguments);
  };
  static const std::vector<Command>& commands();

  Reply run_command(const std::string& entry);
  Reply run_lua(const std::string& entry);
  std::string evaluate(const std::string& expression);
  std::string rewrite(const std::string& expression,
                      std::vector<std::pair<std::string, Value>>& values);

  std::string help(const std::string& about) const;
  std::string calc();
  std::string explain(const std::string& arguments);
  std::string set(const std::string& arguments);
  std::string scenario(const std::string& arguments);
  std::string diff(const std::string& arguments);
  std::string goal(const std::string& arguments);
  std::string sens(const std::string& arguments);
  std::string flip(const std::string& arguments);
  std::string table(const std::string& arguments);
  std::string overlay();
  std::string audit();
  std::string report();
  std::string use_unit(const std::string& arguments);
  std::string use_tahun(const std::string& arguments);
  std::string change_text(const session::Change& change, bool undoable = true);
  std::string number(double value) const;
  int decimals() const;

  session::Session& session_;
  int width_;
  bool color_;
  std::vector<std::string> log_;
};

}  // namespace iku::cli
