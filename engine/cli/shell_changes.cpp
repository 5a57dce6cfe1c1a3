#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"

// The shell's commands that change the session, or show what was changed.

namespace iku::cli {

namespace {

std::string set(ShellState& state, const std::string& arguments) {
  const std::size_t cut = arguments.find_first_of(" =");
  if (cut == std::string::npos) usage_error(say("shell.help.set"));
  std::string_view value = trim(std::string_view(arguments).substr(cut));
  if (value.starts_with("=")) value = trim(value.substr(1));
  if (value.empty()) usage_error(say("shell.help.set"));
  return show_change(state,
                     state.session.set(arguments.substr(0, cut), parse_value(std::string(value))));
}

std::string overlay(ShellState& state, const std::string&) {
  if (state.session.overlay().empty()) return " " + say("shell.no_overlay") + "\n";
  std::string text;
  const std::string here = state.session.unit().kode;
  std::vector<std::string> paths;
  for (const auto& [path, value] : state.session.overlay()) {
    paths.push_back(path_text(path, here, state.session.tahun()));
  }
  for (const std::string& path : paths) {
    const Value base = state.session.base_value(path);
    const Value now = state.session.value(path);
    text += fmt::format(" {}  {} → {}\n", path, show_value(base), show_value(now));
  }
  return text;
}

std::string scenario_list(const session::Session& session) {
  std::string text = " dasar\n";
  for (const auto& [name, scenario] : session.scenarios()) {
    text += fmt::format(" {}  {}\n", name,
                        say("shell.scenario_size", scenario.own.size(), scenario.dari));
  }
  return text;
}

std::string scenario(ShellState& state, const std::string& arguments) {
  // save NAME [dari OTHER]
  const std::vector<std::string> parts = words(arguments);
  if (parts.empty()) return scenario_list(state.session);
  const bool derived = parts.size() == 4 && parts[0] == "save" && parts[2] == "dari";
  if (parts.size() != 2 && !derived) usage_error(say("shell.help.scenario"));
  if (parts[0] == "save") {
    state.session.save_scenario(parts[1], derived ? parts[3] : "dasar");
    return " " + say("shell.scenario_saved", parts[1]) + "\n";
  }
  if (parts[0] == "load") return show_change(state, state.session.load_scenario(parts[1]));
  if (parts[0] == "drop") {
    state.session.drop_scenario(parts[1]);
    return " " + say("shell.scenario_dropped", parts[1]) + "\n";
  }
  usage_error(say("shell.help.scenario"));
}

std::string diff(ShellState& state, const std::string& arguments) {
  const std::vector<std::string> parts = words(arguments);
  if (parts.size() > 2) usage_error(say("shell.help.diff"));
  const std::string left = parts.empty() ? "dasar" : parts[0];
  const std::string right = parts.size() < 2 ? "kini" : parts[1];
  return show_change(state, state.session.compare(left, right), false);
}

std::string use_unit(ShellState& state, const std::string& arguments) {
  if (!arguments.empty()) state.session.use_unit(arguments);
  return greeting_of(state.session);
}

std::string use_tahun(ShellState& state, const std::string& arguments) {
  if (!arguments.empty()) {
    const auto years = parse_years(arguments, state.session.calculator().years());
    state.session.use_tahun(years.front());
  }
  return greeting_of(state.session);
}

std::string unset(ShellState& state, const std::string& arguments) {
  return show_change(state, state.session.unset(arguments));
}

std::string undo(ShellState& state, const std::string&) {
  return show_change(state, state.session.undo());
}

std::string redo(ShellState& state, const std::string&) {
  return show_change(state, state.session.redo());
}

std::string reset(ShellState& state, const std::string&) {
  return show_change(state, state.session.reset());
}

}  // namespace

const std::vector<Command>& change_commands() {
  static const std::vector<Command> all = {
      {"diff", false, Takes::kScenario, diff},
      {"overlay", false, Takes::kNothing, overlay},
      {"redo", true, Takes::kNothing, redo},
      {"reset", true, Takes::kNothing, reset},
      {"scenario", true, Takes::kScenario, scenario, "dari drop load save"},
      {"set", true, Takes::kFigure, set},
      {"tahun", true, Takes::kTahun, use_tahun},
      {"undo", true, Takes::kNothing, undo},
      {"unit", true, Takes::kUnit, use_unit},
      {"unset", true, Takes::kFigure, unset},
  };
  return all;
}

}  // namespace iku::cli
