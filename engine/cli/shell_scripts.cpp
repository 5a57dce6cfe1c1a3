#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/folder.hpp"
#include "base/text.hpp"
#include "cli/journal.hpp"
#include "cli/lua_entry.hpp"
#include "cli/output_form.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "formula/library.hpp"
#include "report/andaian.hpp"

// The shell's commands that join a session and files: definitions, logs, what a crash left.

namespace iku::cli {

namespace {

namespace fs = std::filesystem;

// A definition as a file has it: `return indikator {…}`, no blanks at line ends, one at the end.
std::string clean_script(const std::string& source) {
  std::string text;
  for (const std::string_view line : split(trim(source), '\n')) {
    std::size_t end = line.size();
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '\r'))
      --end;
    text += std::string(line.substr(0, end)) + "\n";
  }
  return text;
}

// Where a definition is saved: in the first of the workspace's folders of scripts that lies below
// it, over the one that is there. Other folders, the program's among them, are only read.
fs::path script_name(const ShellState& state, const std::string& kode) {
  if (!formula::is_script_kode(kode)) usage_error(say("shell.save_kode", printable(kode)));
  for (const std::string& root : state.session.workspace().skrip) {
    const fs::path name = fs::path(root).lexically_normal();
    const bool leaves =
        name.is_absolute() || std::find(name.begin(), name.end(), "..") != name.end();
    if (!leaves) return name / "indikator" / (kode + ".lua");
  }
  usage_error(say("shell.no_root"), say("shell.no_root_help"));
}

// A name that nothing has yet, for what a script was before.
fs::path kept_name(const Folder& folder, const fs::path& name) {
  fs::path kept = name.string() + ".lama";
  for (int n = 2; folder.find(kept) != Folder::Found::kNothing; ++n) {
    kept = fmt::format("{}.lama-{}", name.string(), n);
  }
  return kept;
}

std::string save(ShellState& state, const std::string& arguments) {
  const auto& all = state.session.definitions();
  const auto found = all.find(arguments);
  if (found == all.end()) {
    std::string known;
    for (const auto& [kode, source] : all) known += (known.empty() ? "" : ", ") + kode;
    if (known.empty()) wrong_usage(say("shell.not_defined_here", printable(arguments)));
    usage_error(say("shell.not_defined_here", printable(arguments)),
                say("shell.defined_here", known));
  }
  const Folder folder(state.session.workspace().directory);
  const fs::path name = script_name(state, arguments);
  const std::string path = (folder.path() / name).lexically_normal().string();
  const std::string text = clean_script(found->second);
  std::string told;
  folder.require_no_link(name);
  if (folder.find(name) != Folder::Found::kNothing) {
    const std::string before = folder.read(name);
    if (before == text) return " " + say("shell.saved_same", path) + "\n";
    if (!state.replace) require_free("save", path, false, arguments);
    const fs::path kept = kept_name(folder, name);
    folder.write(kept, before);
    told =
        " " + say("shell.saved_before", (folder.path() / kept).lexically_normal().string()) + "\n";
  }
  folder.write(name, text);
  told = " " + say("shell.saved", path) + "\n" + told;
  if (state.session.is_joined(arguments)) {
    told += " " + say("shell.save_plan", arguments, state.session.unit().kode) + "\n";
  }
  return told;
}

std::string source_of(const ShellState& state, const std::string& kode) {
  const auto& all = state.session.definitions();
  if (const auto found = all.find(kode); found != all.end()) return found->second;
  const auto source = state.session.calculator().source(state.session.indikator(kode));
  if (source.text.empty()) usage_error(say("shell.no_formula", kode));
  return source.text;
}

std::string source(ShellState& state, const std::string& arguments) {
  const Indikator& indikator = state.session.indikator(arguments);
  const auto found = state.session.calculator().source(indikator);
  if (found.text.empty()) usage_error(say("shell.no_formula", indikator.kode));
  return fmt::format("-- {}\n{}", found.file, clean_script(found.text));
}

// A formula in the analyst's own editor; what is there when the editor ends is defined.
std::string edit(ShellState& state, const std::string& arguments) {
  if (!state.edit_file) usage_error(say("shell.edit_terminal"));
  const std::string before = source_of(state, arguments);
  if (!formula::is_script_kode(arguments)) {
    usage_error(say("shell.save_kode", printable(arguments)));
  }
  fs::path path;  // a name that nothing has
  for (int n = 0; n == 0 || fs::exists(path); ++n) {
    path = fs::temp_directory_path() / fmt::format("iku-{}-{}-{}.lua", arguments, getpid(), n);
  }
  write_file_atomically(path, before);
  state.edit_file(path);
  const std::string after = read_utf8_file(path);
  std::error_code ignored;
  fs::remove(path, ignored);
  if (after == before) return " " + say("shell.edit_same") + "\n";
  const std::size_t start = after.find("return");
  const std::string entry(trim(std::string_view(after).substr(std::min(start, after.size()))));
  if (!entry.starts_with("return indikator")) usage_error(say("shell.edit_shape"));
  const std::string definition = entry.substr(std::string_view("return ").size());
  refuse_doubts(definition, "sesi");
  const session::Change change = state.session.define(entry);
  state.note(definition);
  return show_change(state, change);
}

std::string log(ShellState& state, const std::string& arguments) {
  std::string text;
  for (const std::string& entry : state.log) text += entry + "\n";
  if (arguments.empty()) return text.empty() ? " " + say("shell.log_empty") + "\n" : text;
  form_of_ending(arguments, {"repl", "txt"});
  require_free("log", arguments, state.replace);
  const std::string mark = report::andaian_text(state.session.andaian());
  if (!mark.empty()) text = "-- " + mark + "\n" + text;
  write_file_atomically(arguments, Styled(text).bytes());
  return " " + say("shell.log_saved", state.log.size(), arguments) + "\n";
}

Styled read(ShellState& state, const std::string& arguments) {
  if (arguments.empty()) wrong_usage(say("shell.wrong.file"));
  return state.run_lines(read_utf8_file(arguments), arguments);
}

Styled recover(ShellState& state, const std::string& arguments) {
  const std::vector<LeftJournal> left =
      state.journal == nullptr ? std::vector<LeftJournal>{} : state.journal->left();
  if (left.empty()) return " " + say("shell.recover_none") + "\n";
  if (arguments == "drop") {
    state.journal->drop_left();
    return " " + say("shell.recover_dropped", left.size()) + "\n";
  }
  if (!arguments.empty()) wrong_usage(say("cli.unexpected_argument", printable(arguments)));
  Styled text;
  for (const LeftJournal& journal : left) {
    std::string entries;
    for (const std::string& line : journal.lines) entries += line + "\n";
    text += state.run_lines(entries, journal.path.string());
    std::error_code ignored;
    fs::remove(journal.path, ignored);
  }
  return text;
}

}  // namespace

const std::vector<Command>& script_commands() {
  static const std::vector<Command> all = {
      {"edit", false, Takes::kIndikator, edit, "", false, Writes::kAlways},
      {"log", false, Takes::kFile, log, "", true, Writes::kNamed},
      {"read", false, Takes::kFile, read},
      {"recover", false, Takes::kWord, recover, "drop", false, Writes::kAlways},
      {"save", false, Takes::kIndikator, save, "", true, Writes::kAlways},
      {"source", false, Takes::kIndikator, source},
  };
  return all;
}

}  // namespace iku::cli
