#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/render.hpp"
#include "session/session.hpp"

// What a dot command of the shell is, and what all of them share. Each shell_<subject>.cpp offers a
// table of commands; the shell looks them up, and help and completion read the same tables.

namespace iku::cli {

/// How tables are shown: `.mode`.
enum class OutputMode { kTabel, kJson, kCsv, kMarkdown };

/// What the commands work on.
struct ShellState {
  session::Session& session;
  report::RenderOptions display;  ///< width and colour
  OutputMode mode = OutputMode::kTabel;
  std::vector<std::string> log;  ///< entries that changed something, in order
};

/// What the words after a command can be: for completion.
enum class Takes {
  kNothing,
  kIndikator,
  kFigure,
  kUnit,
  kTahun,
  kScenario,
  kCommand,
  kFile,
  kWord
};

struct Command {
  const char* name;
  bool logged;  ///< changes the session, so it belongs to the log
  Takes takes;
  /// Gives what to show. Throws Error for a wrong argument; then nothing has changed.
  std::string (*run)(ShellState& state, const std::string& arguments);
};

const std::vector<Command>& change_commands();    ///< set, undo, scenario, unit …
const std::vector<Command>& question_commands();  ///< goal, sens, flip, table …
const std::vector<Command>& view_commands();      ///< calc, explain, audit, report …

/// All of them, sorted by name.
const std::vector<Command>& all_commands();

// Words and figures as every command reads and writes them.

/// The parts of a command's arguments between blanks.
std::vector<std::string> words(const std::string& text);
/// A number or grade as analysts write it: "3,6725", "BB (72)". Throws Error (kUsage).
Value parse_value(const std::string& text);
double parse_number(const std::string& text);

/// Four decimals; amounts of money without.
std::string show_number(double value);
/// A number, the name of a grade, or a dash.
std::string show_value(const Value& value);
std::string show_percent(const Value& value);

/// A table in the state's output mode.
std::string show_table(const ShellState& state, const report::Table& table);
/// The rows a change made different, the mean, the serapan, and how many predikat flipped.
std::string show_change(const session::Change& change, bool undoable = true);
/// The first line of a session: unit, year, policy, how many indikator.
std::string greeting_of(const session::Session& session);
/// Help on everything, or on a command or name.
std::string show_help(const ShellState& state, const std::string& about);

}  // namespace iku::cli
