#include <algorithm>
#include <cmath>
#include <optional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"

// The shell's commands that change the session, or show what was changed.

namespace iku::cli {

namespace {

// What a figure becomes, and how that was worked out where it was.
struct Wanted {
  Value value;
  std::string working;  ///< "3,0800 + 5 % = 3,2340"
};

bool is_minus(std::string_view text) { return text.starts_with('-') || text.starts_with("−"); }

// What is declared of a figure of the session's unit.
struct Declared {
  std::string satuan;  ///< of a realisasi, a target or an amount; other figures have none
  std::string polaritas;
  std::optional<Bounds> scale;
};

Declared declared_for(session::Session& session, const session::FigurePath& path) {
  using Kind = session::FigurePath::Kind;
  Declared declared;
  if (path.kind == Kind::kAnggaran || path.kind == Kind::kRealisasiAnggaran) {
    declared.satuan = "Rp";
  }
  if (path.unit != session.unit().kode) return declared;
  std::optional<Rentang> scale;
  if (path.kind == Kind::kRealisasi || path.kind == Kind::kTarget) {
    declared.satuan = session.row(path.kode).satuan;
    declared.polaritas = session.row(path.kode).polaritas;
    scale = session.calculator().scale(session.indikator(path.kode), "");
  } else if (path.kind == Kind::kMasukan) {
    scale = session.calculator().scale(session.indikator(path.kode), path.masukan);
  }
  if (scale) declared.scale = Bounds{scale->dari, scale->sampai};
  return declared;
}

// "+5 %" and "-10%" of the figure as it is now.
Wanted in_percent(const std::string& satuan, double now, const std::string& text) {
  const double sign = is_minus(text) ? -1 : 1;
  const double percent = std::fabs(parse_number(text));
  const double changed = now + sign * now * percent / 100;
  if (satuan.find('%') != std::string::npos) {  // its own values are per cents
    usage_error(say("shell.set_percent", printable(text), format_plain(sign * percent),
                    format_plain(now), format_plain(changed)));
  }
  return {Value(changed),
          fmt::format("{} {} {} % = {}", show_figure(Value(now)), sign < 0 ? "−" : "+",
                      format_number(percent, -1), show_figure(Value(changed)))};
}

// What `.set` is to put in the place of a figure: a value, "+5 %" of what is there, "+= 5" to it.
Wanted wanted_value(ShellState& state, const std::string& path, const std::string& text) {
  const session::FigurePath figure = state.session.resolve(path);
  const auto [satuan, polaritas, scale] = declared_for(state.session, figure);
  if (figure.kind == session::FigurePath::Kind::kTarget) {
    if (auto target = parse_target(text, satuan, scale, polaritas)) return {*target, {}};
  }
  const bool adds = text.starts_with("+=") || text.starts_with("-=");
  const bool percent = text.ends_with('%');
  const bool has_sign = text.starts_with('+') || is_minus(text);
  if (!adds && !(has_sign && percent)) {
    if (text.starts_with('+')) {
      const std::string plain = format_plain(parse_number(text.substr(1)));
      usage_error(say("shell.set_plus", printable(text), plain));
    }
    if (percent && !satuan.empty() && satuan.find('%') == std::string::npos) {
      const std::string plain = format_plain(parse_number(text));
      usage_error(say("shell.set_unit", printable(text), path, printable(satuan), plain));
    }
    return {parse_value(text, satuan, scale), {}};
  }
  const std::optional<double> now = state.session.value(path).as_number();
  if (!now) usage_error(say("shell.set_nothing", path, printable(text)));
  if (!adds) return in_percent(satuan, *now, text);
  if (percent) wrong_usage(say("cli.not_a_value", printable(text)));
  const std::string size(trim(std::string_view(text).substr(2)));
  if (size.empty()) usage_error(say("shell.help.set"));
  const double difference = parse_number(size);
  const double changed = text.starts_with('+') ? *now + difference : *now - difference;
  return {Value(changed),
          fmt::format("{} {} {} = {}", show_figure(Value(*now)), text.front() == '-' ? "−" : "+",
                      format_number(difference, -1), show_figure(Value(changed)))};
}

std::string set(ShellState& state, const std::string& arguments) {
  // "a 5", "a = 5", "a=5", "a += 5", "a+=5"
  std::size_t cut = arguments.find_first_of(" =");
  if (cut == std::string::npos || cut == 0) {
    wrong_usage(say("shell.wrong.value", printable(arguments)));
  }
  if (arguments[cut] == '=' && (arguments[cut - 1] == '+' || arguments[cut - 1] == '-')) --cut;
  std::string_view value = trim(std::string_view(arguments).substr(cut));
  if (value.starts_with("=")) value = trim(value.substr(1));
  if (value.empty()) wrong_usage(say("shell.wrong.value", printable(arguments.substr(0, cut))));
  const std::string path = arguments.substr(0, cut);
  const Wanted wanted = wanted_value(state, path, std::string(value));
  const session::Change change = state.session.set(path, wanted.value);
  std::string text;
  if (!state.session.overlay().contains(state.session.resolve(path))) {
    text = answer_line(state, say("shell.set_data", path, show_figure(wanted.value)));
  }
  if (text.empty() || !change.figures.empty()) text += show_change(state, change);
  if (!wanted.working.empty()) text = fmt::format(" {} = {}\n", path, wanted.working) + text;
  return text;
}

std::string overlay(ShellState& state, const std::string&) {
  if (state.session.distance() == 0) return " " + say("shell.no_overlay") + "\n";
  std::string text;
  const std::string here = state.session.unit().kode;
  std::vector<std::string> paths;
  for (const auto& [path, value] : state.session.overlay()) {
    paths.push_back(path_text(path, here, state.session.tahun()));
  }
  for (const std::string& path : paths) {
    const Value base = state.session.base_value(path);
    const Value now = state.session.value(path);
    text +=
        answer_line(state, fmt::format("{}  {} → {}", path, show_figure(base), show_figure(now)));
  }
  for (const auto& [kode, source] : state.session.definitions()) {
    text += answer_line(state, say("andaian.formulasi", kode));
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
  const std::string actions[] = {"save", "load", "drop"};
  if (std::find(std::begin(actions), std::end(actions), parts[0]) == std::end(actions)) {
    wrong_usage(say("shell.wrong.scenario", printable(parts[0])));
  }
  if (parts.size() < 2) wrong_usage(say("shell.wrong.scenario_name"));
  if (parts.size() != 2 && !derived) {
    wrong_usage(say("cli.unexpected_argument", printable(parts[2])));
  }
  if (parts[0] == "save") {
    state.session.save_scenario(parts[1], derived ? parts[3] : "dasar");
    return " " + say("shell.scenario_saved", parts[1]) + "\n";
  }
  if (parts[0] == "load") return show_change(state, state.session.load_scenario(parts[1]));
  state.session.drop_scenario(parts[1]);
  return " " + say("shell.scenario_dropped", parts[1]) + "\n";
}

std::string diff(ShellState& state, const std::string& arguments) {
  const std::vector<std::string> parts = words(arguments);
  if (parts.size() > 2) wrong_usage(say("cli.unexpected_argument", printable(parts[2])));
  const std::string left = parts.empty() ? "dasar" : parts[0];
  const std::string right = parts.size() < 2 ? "kini" : parts[1];
  return show_change(state, state.session.compare(left, right), false);
}

std::string use_unit(ShellState& state, const std::string& arguments) {
  if (!arguments.empty()) state.session.use_unit(arguments);
  return greeting_of(state.session);
}

std::string use_tahun(ShellState& state, const std::string& arguments) {
  if (arguments.empty()) return greeting_of(state.session);
  state.session.use_tahun(parse_one_year(arguments));
  const std::vector<Tahun> known = state.session.calculator().years();
  const bool has_data = std::find(known.begin(), known.end(), state.session.tahun()) != known.end();
  return greeting_of(state.session) +
         (has_data ? "" : " " + say("cli.no_data", state.session.tahun()) + "\n");
}

std::string unset(ShellState& state, const std::string& arguments) {
  return show_change(state, state.session.unset(arguments));
}

// ".undo 3" takes three changes back at once.
std::size_t steps_of(const std::string& text) {
  if (text.empty()) return 1;
  const auto steps = parse_count(text);
  if (!steps || *steps < 1) wrong_usage(say("shell.not_whole", printable(text)));
  return static_cast<std::size_t>(*steps);
}

std::string undo(ShellState& state, const std::string& arguments) {
  return show_change(state, state.session.undo(steps_of(arguments)));
}

std::string redo(ShellState& state, const std::string& arguments) {
  return show_change(state, state.session.redo(steps_of(arguments)));
}

std::string reset(ShellState& state, const std::string&) {
  return show_change(state, state.session.reset());
}

}  // namespace

const std::vector<Command>& change_commands() {
  static const std::vector<Command> all = {
      {"diff", false, Takes::kScenario, diff},
      {"overlay", false, Takes::kNothing, overlay},
      {"redo", true, Takes::kCount, redo},
      {"reset", true, Takes::kNothing, reset},
      {"scenario", true, Takes::kScenario, scenario, "dari drop load save"},
      {"set", true, Takes::kFigure, set},
      {"tahun", true, Takes::kTahun, use_tahun},
      {"undo", true, Takes::kCount, undo},
      {"unit", true, Takes::kUnit, use_unit},
      {"unset", true, Takes::kFigure, unset},
  };
  return all;
}

}  // namespace iku::cli
