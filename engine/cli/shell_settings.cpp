#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/output_form.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"

// The shell's commands that say how it shows things. They change no figure, so none is logged.

namespace iku::cli {

namespace {

constexpr std::pair<std::string_view, OutputMode> kModes[] = {{"tabel", OutputMode::kTabel},
                                                              {"json", OutputMode::kJson},
                                                              {"csv", OutputMode::kCsv},
                                                              {"md", OutputMode::kMarkdown}};

std::string mode(ShellState& state, const std::string& arguments) {
  std::vector<std::string> known;
  for (const auto& [name, mode] : kModes) {
    known.emplace_back(name);
    if (arguments == name) {
      state.mode = mode;
      return {};
    }
    if (arguments.empty() && mode == state.mode) return " " + say("shell.mode", name) + "\n";
  }
  const auto near = did_you_mean(arguments, known);
  if (!near) wrong_usage(say("shell.unknown_mode", printable(arguments)));
  usage_error(say("shell.unknown_mode", printable(arguments)), say("formula.did_you_mean", *near));
}

// "on" and "off", or what is set now.
std::string toggle(bool& setting, const std::string& name, const std::string& arguments) {
  if (arguments == "on" || arguments == "off") {
    setting = arguments == "on";
    return {};
  }
  if (arguments.empty()) return fmt::format(" .{} {}\n", name, setting ? "on" : "off");
  wrong_usage(say("shell.on_or_off", printable(arguments)));
}

std::string timer(ShellState& state, const std::string& arguments) {
  return toggle(state.timer, "timer", arguments);
}

std::string pager(ShellState& state, const std::string& arguments) {
  return toggle(state.paging, "pager", arguments);
}

std::string once(ShellState& state, const std::string& arguments) {
  if (arguments.empty()) wrong_usage(say("shell.wrong.file"));
  constexpr std::pair<std::string_view, OutputMode> kForms[] = {{"txt", OutputMode::kTabel},
                                                                {"md", OutputMode::kMarkdown},
                                                                {"html", OutputMode::kHtml},
                                                                {"json", OutputMode::kJson},
                                                                {"csv", OutputMode::kCsv}};
  std::vector<std::string_view> names;
  for (const auto& [name, form] : kForms) names.push_back(name);
  const std::string wanted = form_of_ending(arguments, names);
  require_free("once", arguments, state.replace);
  Once once{arguments, {}, state.replace};
  for (const auto& [name, form] : kForms) {
    if (name == wanted) once.form = form;
  }
  state.once = std::move(once);
  return {};
}

Styled last(ShellState& state, const std::string&) {
  state.marked = true;
  return state.last.empty() ? Styled(" " + say("shell.no_last") + "\n") : state.last;
}

}  // namespace

const std::vector<Command>& setting_commands() {
  static const std::vector<Command> all = {
      {"last", false, Takes::kNothing, last},
      {"mode", false, Takes::kWord, mode, "csv json md tabel"},
      {"once", false, Takes::kFile, once, "", true, Writes::kAlways},
      {"pager", false, Takes::kWord, pager, "off on"},
      {"timer", false, Takes::kWord, timer, "off on"},
  };
  return all;
}

}  // namespace iku::cli
