#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/styled.hpp"
#include "cli/highlight.hpp"

// What the console needs of a shell: entries in, text out. Shell itself, and the one that runs in a
// sealed child (sealed_shell).

namespace iku::cli {

/// What an entry gave.
struct Reply {
  Styled text;
  bool failed = false;
  bool quit = false;
  bool interrupted = false;  ///< Ctrl-C: nothing has changed
  Styled note{};             ///< beside the output: how long it took, where it went
};

/// Where an entry stands, for what is said of its faults; no file for one typed at the prompt.
struct EntryPlace {
  std::string file;
  int line = 0;
  bool in_file = false;  ///< of entries that somebody may have made: it writes no files
};

/// What can stand in place of the last word of an entry.
struct Completions {
  std::size_t start = 0;           ///< where that word begins
  std::vector<std::string> words;  ///< sorted
  bool files = false;              ///< names of files instead
  bool closed = true;              ///< a blank may follow the word when it is the only one
};

class ShellFace {
 public:
  virtual ~ShellFace() = default;

  /// Carries out one entry; never throws for the entry's sake.
  virtual Reply execute(const std::string& entry, const EntryPlace& place = {}) = 0;

  /// Reads scripts again that were changed on disk since, and says what that changed; a faulty one
  /// is told and the last good one stays. Before each prompt.
  virtual Reply refresh() = 0;

  /// What stands before an entry: "iku> ", or "iku*2> " where the session is two changes away from
  /// the data, with the scenario it stands at.
  virtual std::string prompt() const = 0;

  /// The line shown at the start: unit, year, policy, how many indikator.
  virtual std::string greeting() const = 0;

  /// What can stand for the last word of an entry, of which `entry` is what stands before the
  /// cursor. Evaluates nothing.
  virtual Completions completions(const std::string& entry) const = 0;

  /// The names that get a colour while an entry is typed.
  virtual KnownNames known_names() const = 0;

  /// The width of the screen, which the user may have changed.
  virtual void set_width(int width) = 0;
  virtual bool paging() const = 0;

  /// False while more lines are needed: an open bracket or string.
  static bool is_complete(std::string_view entry);

  /// Whether a line is a command or a question: no Lua goes on with one, so that an entry that was
  /// left open ends before it.
  static bool begins_anew(std::string_view line);
};

}  // namespace iku::cli
