#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "session/question.hpp"

// The shell's questions: what would change a number, and by how much.

namespace iku::cli {

namespace {

using session::Besaran;

// "ikpp" or "ikpp.capaian".
std::pair<std::string, Besaran> parse_besaran(const std::string& text) {
  if (text.ends_with(".capaian")) return {text.substr(0, text.size() - 8), Besaran::kCapaian};
  return {text, Besaran::kRealisasi};
}

std::string goal(ShellState& state, const std::string& arguments) {
  // ikpp = 8.5 by ipp
  const std::vector<std::string> parts = words(arguments);
  const bool by = parts.size() == 5 && (parts[3] == "by" || parts[3] == "dengan");
  if (!(by || parts.size() == 3) || parts[1] != "=") usage_error(say("shell.help.goal"));
  const auto [kode, besaran] = parse_besaran(parts[0]);
  const double wanted = parse_number(parts[2]);
  std::vector<session::Lever> levers;
  if (by) {
    levers.push_back(session::lever(state.session, parts[4]));
  } else {
    levers = session::levers(state.session, kode);
  }
  std::string text;
  for (const session::Lever& lever : levers) {
    const session::Goal goal = session::seek(state.session, kode, besaran, wanted, lever);
    if (goal.reached) {
      text += " " +
              say("shell.goal_reached", lever.name, show_number(lever.value), show_number(goal.at),
                  parts[0], show_number(goal.value)) +
              "\n";
      continue;
    }
    text += " " +
            (goal.would_need ? say("shell.goal_beyond", lever.name, show_number(*goal.would_need),
                                   show_number(lever.low), show_number(lever.high))
                             : say("shell.goal_unreachable", lever.name)) +
            "\n";
    text += " " +
            say("shell.goal_best", lever.name, parts[0], show_number(goal.value),
                show_number(goal.at)) +
            "\n";
  }
  return text;
}

std::string sens(ShellState& state, const std::string& arguments) {
  report::Table table;
  table.columns = {{say("shell.col.input"), {}},
                   {say("shell.col.derivative"), report::Align::kRight},
                   {say("shell.col.elasticity"), report::Align::kRight},
                   {"−10 %", report::Align::kRight},
                   {"+10 %", report::Align::kRight}};
  const auto optional = [&](const std::optional<double>& value) {
    return value ? show_number(*value) : std::string("–");
  };
  for (const session::Sensitivity& one : session::sensitivities(state.session, arguments)) {
    table.add({one.lever.name, show_number(one.derivative), optional(one.elasticity),
               optional(one.low), optional(one.high)});
  }
  return show_table(state, table);
}

std::string flip(ShellState& state, const std::string& arguments) {
  std::string text;
  const Value now = state.session.row(arguments).predikat;
  for (const session::Flip& flip : session::flips(state.session, arguments)) {
    text += " " +
            say("shell.flip", now.is_grade() ? now.grade().name : "–", flip.predikat,
                flip.lever.name, show_number(flip.at), show_number(flip.at - flip.lever.value)) +
            "\n";
  }
  return text.empty() ? " " + say("shell.no_flip") + "\n" : text;
}

std::string table(ShellState& state, const std::string& arguments) {
  // ikpp by ikm=2.5..4/0.25
  const std::vector<std::string> parts = words(arguments);
  const bool shape = parts.size() == 3 && (parts[1] == "by" || parts[1] == "dengan");
  const std::size_t equals = shape ? parts[2].find('=') : std::string::npos;
  const std::size_t dots = shape ? parts[2].find("..") : std::string::npos;
  const std::size_t slash = shape ? parts[2].find('/', dots) : std::string::npos;
  if (equals == std::string::npos || dots == std::string::npos || slash == std::string::npos) {
    usage_error(say("shell.help.table"));
  }
  const auto [kode, besaran] = parse_besaran(parts[0]);
  const session::Lever lever = session::lever(state.session, parts[2].substr(0, equals));
  const auto rows = session::table(state.session, kode, besaran, lever,
                                   parse_number(parts[2].substr(equals + 1, dots - equals - 1)),
                                   parse_number(parts[2].substr(dots + 2, slash - dots - 2)),
                                   parse_number(parts[2].substr(slash + 1)));
  report::Table table;
  table.columns = {{lever.name, report::Align::kRight}, {parts[0], report::Align::kRight}};
  for (const auto& [at, value] : rows) {
    table.add({show_number(at), value.is_number() ? show_number(value.number()) : "–"});
  }
  return show_table(state, table);
}

}  // namespace

const std::vector<Command>& question_commands() {
  static const std::vector<Command> all = {
      {"flip", false, Takes::kIndikator, flip},
      {"goal", false, Takes::kFigure, goal},
      {"sens", false, Takes::kIndikator, sens},
      {"table", false, Takes::kFigure, table},
  };
  return all;
}

}  // namespace iku::cli
