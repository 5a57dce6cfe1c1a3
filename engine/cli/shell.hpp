#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/highlight.hpp"
#include "cli/lua_entry.hpp"
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
  bool interrupted = false;  ///< Ctrl-C: nothing has changed
  std::string note{};        ///< beside the output: how long it took, where it went
};

/// Where an entry stands, for what is said of its faults; no file for one typed at the prompt.
struct EntryPlace {
  std::string file;
  int line = 0;
};

/// What can stand in place of the last word of an entry.
struct Completions {
  std::size_t start = 0;           ///< where that word begins
  std::vector<std::string> words;  ///< sorted
  bool files = false;              ///< names of files instead
  bool closed = true;              ///< a blank may follow the word when it is the only one
};

class Shell {
 public:
  /// `session` must outlive the shell.
  Shell(session::Session& session, int width, bool color);

  /// Carries out one entry; never throws for the entry's sake.
  Reply execute(const std::string& entry, const EntryPlace& place = {});

  /// Reads scripts again that were changed on disk since, and says what that changed; a faulty one
  /// is told and the last good one stays. Before each prompt.
  Reply refresh();

  /// Keeps what changes on disk from now on; `journal` must outlive the shell.
  void keep_journal(Journal& journal) { state_.journal = &journal; }
  /// How `.edit` lets the analyst change a file.
  void set_editor(std::function<void(const std::filesystem::path&)> editor) {
    state_.edit_file = std::move(editor);
  }

  /// False while more lines are needed: an open bracket or string.
  static bool is_complete(std::string_view entry);

  /// Whether a line is a command or a question: no Lua goes on with one, so that an entry that was
  /// left open ends before it.
  static bool begins_anew(std::string_view line);

  /// What stands before an entry: "iku> ", or "iku*2> " where the session is two changes away from
  /// the data, with the scenario it stands at.
  std::string prompt() const;

  /// The line shown at the start: unit, year, policy, how many indikator.
  std::string greeting() const;

  /// What can stand for the last word of an entry, of which `entry` is what stands before the
  /// cursor. Evaluates nothing.
  Completions completions(const std::string& entry) const;

  /// The names that get a colour while an entry is typed.
  KnownNames known_names() const;

  /// The width of the screen, which the user may have changed.
  void set_width(int width) { state_.display.width = width; }
  bool paging() const { return state_.paging; }

  /// Every entry that changed something, in order; replaying them gives the same state.
  const std::vector<std::string>& log() const { return state_.log; }

 private:
  Reply carry_out(const std::string& entry);
  Reply run_command(const std::string& entry);
  Reply run_lua(const std::string& entry);
  std::optional<Reply> keep_value(const Assignment& assignment);
  void write_once(const Once& once, Reply& reply);
  std::string mark() const;
  std::string run_lines(const std::string& text, const std::string& name);

  ShellState state_;
  int depth_ = 0;  // of files that read files
};

}  // namespace iku::cli
