#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.hpp"
#include "report/render.hpp"
#include "session/session.hpp"

// What a dot command of the shell is, and what all of them share. Each shell_<subject>.cpp offers a
// table of commands; the shell looks them up, and help and completion read the same tables.

namespace iku::cli {

/// How tables are shown: `.mode`; HTML only in a file.
enum class OutputMode { kTabel, kJson, kCsv, kMarkdown, kHtml };

/// `.once`: the file that takes the next output.
struct Once {
  std::string path;
  std::optional<OutputMode> form;  ///< what the ending of its name says
  bool replace = false;            ///< typed with !: a file that is there gives way
};

class Journal;

/// What `.watch` showed of an indikator last.
struct Watched {
  bool told = false;
  Value realisasi;
  std::string predikat;
};

/// What the commands work on.
struct ShellState {
  session::Session& session;
  report::RenderOptions display;  ///< width and colour
  OutputMode mode = OutputMode::kTabel;
  std::vector<std::string> log;           ///< entries that changed something, in order
  bool timer = false;                     ///< `.timer`: tell how long each entry took
  bool paging = true;                     ///< `.pager`: long output goes through a pager
  std::optional<Once> once{};             ///< the file that takes the next output
  std::optional<OutputMode> once_form{};  ///< the form of the output being made, for its file
  bool replace = false;  ///< the command was typed with !: a file that is there gives way
  bool formed = false;   ///< the output being made has the form asked for, and not only text
  bool marked = false;   ///< it says itself that its figures are a what-if
  Styled last{};         ///< `.last`: what was shown last, marked
  /// Values that Lua entries have given names; `_` is the last number.
  std::map<std::string, Value, std::less<>> variables{};
  std::map<std::string, Watched> watched{};  ///< by code; shown after each change
  Journal* journal = nullptr;                ///< keeps what changed, against a crash; may be null
  Styled warning{};                          ///< to be told beside the next output
  /// Lets the analyst change a file; empty where there is no terminal.
  std::function<void(const std::filesystem::path&)> edit_file{};
  /// Carries out the entries of a text, up to the first that fails: then throws Error. `name` is
  /// where they come from.
  std::function<Styled(const std::string& text, const std::string& name)> run_lines{};

  /// The form of the output being made.
  OutputMode form() const { return once_form.value_or(mode); }
  /// Takes an entry that changed something into the log and onto the disk.
  void note(const std::string& entry);
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
  kWord,
  kCount  ///< how many times; nothing says once
};

/// Whether a command writes files, or lets somebody write them.
enum class Writes {
  kNothing,
  kNamed,  ///< where it is given a name
  kAlways
};

struct Command {
  const char* name;
  bool logged;  ///< changes the session, so it belongs to the log
  Takes takes;
  /// Gives what to show. Throws Error for a wrong argument; then nothing has changed.
  std::function<Styled(ShellState& state, const std::string& arguments)> run;
  const char* choices = "";  ///< words that may follow, between blanks: for completion
  bool replaces = false;     ///< with ! after its name it replaces a file that is there
  Writes writes = Writes::kNothing;
};

const std::vector<Command>& change_commands();    ///< set, undo, scenario, unit …
const std::vector<Command>& question_commands();  ///< goal, sens, flip, table …
const std::vector<Command>& relation_commands();  ///< deps, uses, watch
const std::vector<Command>& script_commands();    ///< save, edit, log, read, recover
const std::vector<Command>& setting_commands();   ///< mode, once, timer, pager, last
const std::vector<Command>& view_commands();      ///< calc, explain, audit, report …

/// All of them, sorted by name.
const std::vector<Command>& all_commands();

// Words and figures as every command reads and writes them.

/// The parts of a command's arguments between blanks.
std::vector<std::string> words(const std::string& text);
/// A number or grade as analysts write it: "3,6725", "BB (72)". Throws Error (kUsage).
/// `satuan` is the unit that may stand behind a number, besides "%" and "Rp".
/// A text that may be two numbers is refused, unless `scale` holds one of them only.
Value parse_value(const std::string& text, std::string_view satuan = {},
                  const std::optional<Bounds>& scale = {});
/// A target as reports print it, "60-85" or "≥ 95", besides; nothing where the text is neither. Of
/// a bound the number counts: its direction must be that of the polaritas.
std::optional<Value> parse_target(const std::string& text, std::string_view satuan,
                                  const std::optional<Bounds>& scale, const std::string& polaritas);
double parse_number(const std::string& text, const std::optional<Bounds>& scale = {});
/// Refuses a text that says how a figure changes ("+5", "-10 %"), or a per cent of a figure in
/// another unit, where only the figure itself can stand. Throws Error (kUsage).
void require_own_value(const std::string& text, std::string_view satuan);

/// Four decimals; amounts of money without.
std::string show_number(double value);
/// As many decimals as it has, four at least; typed at the prompt it is the same number.
std::string show_typed(double value);
/// A figure: with all its digits where a person may have written it, four decimals at least.
std::string show_figure(const Value& value);
/// A number, the name of a grade, or a dash.
std::string show_value(const Value& value);
std::string show_percent(const Value& value);
/// The capaian of a row, with the decimals that its predikat takes.
std::string show_capaian(const ShellState& state, const IndikatorResult& row);

/// A line of an answer, broken at blanks where the screen is narrower.
std::string answer_line(const ShellState& state, const std::string& text);
/// Throws Error (kCannotWrite) for a file that is there, unless the command was typed with !, or
/// that can be seen not to be writable.
/// `argument` is what to type after the command; empty: the path.
void require_free(const std::string& command, const std::string& path, bool replace,
                  const std::string& argument = {});

/// An answer in words, below the line that says that the session is a what-if, where it is one.
Styled marked_text(ShellState& state, const Styled& text);

/// A table in the form asked for, marked where the session is a what-if.
Styled show_table(ShellState& state, report::Table table);
/// A document in the form asked for; `text` is how it stands on the screen.
Styled show_document(ShellState& state, const report::Document& document,
                     const std::function<Styled()>& text);
/// The rows a change made different, the mean, the serapan, and how many predikat flipped.
std::string show_change(const ShellState& state, const session::Change& change,
                        bool undoable = true);
/// What `.watch` watches, with the difference to when it was last shown.
Styled show_watched(ShellState& state);
/// Whether any of it differs from when it was last shown.
bool watched_changed(const ShellState& state);
/// The first line of a session: unit, year, policy, how many indikator.
std::string greeting_of(session::Session& session);
/// The parts of a command's sentence `shell.help.<name>`, "usage   what it does: .example".
struct CommandHelp {
  std::string usage;
  std::string what;
  std::string example;  ///< with names such as <indikator> for what a workspace has
};
CommandHelp help_of(const std::string& command);
/// An example that can be typed in the open workspace.
std::string example_of(const ShellState& state, const std::string& command);
/// Throws Error (kUsage) that says what is wrong with the arguments of a command; the shell adds
/// how it is written, and an example.
[[noreturn]] void wrong_usage(std::string what);
/// Throws one where arguments are lacking, or where a command takes none.
void require_arguments(const Command& command, const std::string& arguments);
/// The entry as a command, where it is one that was typed without its dot; empty where it may be
/// Lua.
std::string without_dot(const session::Session& session, const std::string& entry);
/// An error of wrong_usage, with how the command is written and an example.
Error with_usage(const ShellState& state, const std::string& command, const Error& error);
/// Help on everything, or on a command or name.
std::string show_help(const ShellState& state, const std::string& about);

}  // namespace iku::cli
