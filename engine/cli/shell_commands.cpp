#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "cli/shell.hpp"
#include "report/report.hpp"
#include "session/question.hpp"

// What each command of the shell does; the shell itself parses and dispatches.

namespace iku::cli {

namespace {

using session::Besaran;

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> all;
  for (const std::string_view part : split(text, ' ')) {
    if (!trim(part).empty()) all.emplace_back(trim(part));
  }
  return all;
}

Value parse_value(const std::string& text) {
  if (const auto number = parse_plain_number(text)) return Value(*number);
  const Printed printed = read_printed(text);
  if (!printed.warning && printed.kind == PrintedKind::kNumber) return Value(printed.number);
  if (!printed.warning && printed.kind == PrintedKind::kGrade) {
    return Value(
        Grade{printed.grade, printed.has_number ? std::optional(printed.number) : std::nullopt});
  }
  usage_error(say("cli.not_a_value", printable(text)), say("shell.help.set"));
}

double parse_number(const std::string& text) {
  const Value value = parse_value(text);
  if (!value.is_number()) usage_error(say("cli.not_a_value", printable(text)));
  return value.number();
}

// "ikpp" or "ikpp.capaian".
std::pair<std::string, Besaran> parse_besaran(const std::string& text) {
  if (text.ends_with(".capaian")) return {text.substr(0, text.size() - 8), Besaran::kCapaian};
  return {text, Besaran::kRealisasi};
}

}  // namespace

int Shell::decimals() const { return 4; }

std::string Shell::number(double value) const {
  if (std::fabs(value) >= 100'000 && value == std::floor(value)) return format_number(value, 0);
  return format_number(round_decimal(value, decimals()), decimals());
}

std::string Shell::help(const std::string& about) const {
  if (!about.empty()) {
    const std::string key = "shell.help." + (about.front() == '.' ? about.substr(1) : about);
    for (const Sentence& known : all_sentences()) {
      if (known.key == key) return " " + say(key) + "\n";
    }
    const Indikator& indikator = session_.indikator(about);
    std::string text = fmt::format(" {}: {}\n", indikator.kode, indikator.nama);
    for (const auto& [name, nama] : session_.calculator().inputs(indikator)) {
      text += fmt::format("   {}.{}  {}\n", indikator.kode, name, nama);
    }
    return text;
  }
  std::string text;
  for (const Command& command : commands()) {
    const std::string key = std::string("shell.help.") + command.name;
    text += " " + say(key) + "\n";
  }
  return text + " " + say("shell.help.quit") + "\n";
}

std::string Shell::calc() {
  return report::print_calc(session_.calculate(), report::CalcFormat::kTable, {width_, color_});
}

std::string Shell::audit() {
  return report::print_audit(session_.calculate(), report::AuditFormat::kTable, {width_, color_});
}

std::string Shell::report() {
  const Calculation calculation = session_.calculate();
  return report::print_report(calculation, calculation.results.front(), report::ReportFormat::kText,
                              {width_, color_});
}

std::string Shell::explain(const std::string& arguments) {
  session_.indikator(arguments);
  return report::print_explanation(
      session_.calculator().explain(session_.unit().kode, arguments, session_.tahun()),
      {width_, color_});
}

std::string Shell::set(const std::string& arguments) {
  const std::size_t cut = arguments.find_first_of(" =");
  if (cut == std::string::npos) usage_error(say("shell.help.set"));
  std::string_view value = trim(std::string_view(arguments).substr(cut));
  if (value.starts_with("=")) value = trim(value.substr(1));
  if (value.empty()) usage_error(say("shell.help.set"));
  return change_text(session_.set(arguments.substr(0, cut), parse_value(std::string(value))));
}

std::string Shell::change_text(const session::Change& change, bool undoable) {
  std::string text;
  const auto show = [&](const Value& value) {
    if (value.is_number()) return number(value.number());
    if (value.is_grade()) return value.grade().name;
    return std::string("–");
  };
  const auto percent = [&](const Value& value) {
    return value.is_number() ? format_number(value.number(), 2) + " %" : std::string("–");
  };
  for (const session::RowChange& row : change.rows) {
    text += fmt::format(" {}  {} → {}   {} {} → {}", row.after.indikator->kode,
                        show(row.before.realisasi), show(row.after.realisasi),
                        say("report.col.capaian_plain"), percent(row.before.capaian),
                        percent(row.after.capaian));
    if (row.predikat_flips()) {
      text += fmt::format("   {} → {}", show(row.before.predikat), show(row.after.predikat));
    }
    text += "\n";
  }
  if (change.mean_after.of > 0) {
    text += " " +
            say("shell.mean", percent(change.mean_before.value), percent(change.mean_after.value)) +
            "\n";
  }
  const auto serapan_before = percent(change.budget_before);
  if (serapan_before != percent(change.budget_after)) {
    text += " " + say("shell.serapan", serapan_before, percent(change.budget_after)) + "\n";
  }
  text += " " + say("shell.changed", change.rows.size(), change.flips());
  return text + (undoable ? "   " + say("shell.undo_hint") : "") + "\n";
}

std::string Shell::overlay() {
  if (session_.overlay().empty()) return " " + say("shell.no_overlay") + "\n";
  std::string text;
  const std::string here = session_.unit().kode;
  std::vector<std::string> paths;
  for (const auto& [path, value] : session_.overlay()) {
    paths.push_back(path_text(path, here, session_.tahun()));
  }
  for (const std::string& path : paths) {
    const Value base = session_.base_value(path);
    const Value now = session_.value(path);
    const auto show = [&](const Value& v) {
      if (v.is_number()) return number(v.number());
      return v.is_grade() ? v.grade().name : std::string("–");
    };
    text += fmt::format(" {}  {} → {}\n", path, show(base), show(now));
  }
  return text;
}

std::string Shell::scenario(const std::string& arguments) {
  const std::vector<std::string> parts = words(arguments);
  if (parts.empty() || parts[0] == "list") {
    std::string text = " dasar\n";
    for (const auto& [name, overlay] : session_.scenarios()) {
      text += fmt::format(" {}  {}\n", name, say("shell.scenario_size", overlay.size()));
    }
    return text;
  }
  if (parts.size() != 2) usage_error(say("shell.help.scenario"));
  if (parts[0] == "save") {
    session_.save_scenario(parts[1]);
    return " " + say("shell.scenario_saved", parts[1]) + "\n";
  }
  if (parts[0] == "load") return change_text(session_.load_scenario(parts[1]));
  if (parts[0] == "drop") {
    session_.drop_scenario(parts[1]);
    return " " + say("shell.scenario_dropped", parts[1]) + "\n";
  }
  usage_error(say("shell.help.scenario"));
}

std::string Shell::diff(const std::string& arguments) {
  const std::vector<std::string> parts = words(arguments);
  if (parts.size() > 2) usage_error(say("shell.help.diff"));
  const std::string left = parts.empty() ? "dasar" : parts[0];
  const std::string right = parts.size() < 2 ? "kini" : parts[1];
  return change_text(session_.compare(left, right), false);
}

std::string Shell::goal(const std::string& arguments) {
  // ikpp = 8.5 by ipp
  const std::vector<std::string> parts = words(arguments);
  const bool by = parts.size() == 5 && (parts[3] == "by" || parts[3] == "dengan");
  if (!(by || parts.size() == 3) || parts[1] != "=") usage_error(say("shell.help.goal"));
  const auto [kode, besaran] = parse_besaran(parts[0]);
  const double wanted = parse_number(parts[2]);
  std::vector<session::Lever> levers;
  if (by) {
    levers.push_back(session::lever(session_, parts[4]));
  } else {
    levers = session::levers(session_, kode);
  }
  std::string text;
  for (const session::Lever& lever : levers) {
    const session::Goal goal = session::seek(session_, kode, besaran, wanted, lever);
    if (goal.reached) {
      text += " " +
              say("shell.goal_reached", lever.name, number(lever.value), number(goal.at), parts[0],
                  number(goal.value)) +
              "\n";
      continue;
    }
    text += " " +
            (goal.would_need ? say("shell.goal_beyond", lever.name, number(*goal.would_need),
                                   number(lever.low), number(lever.high))
                             : say("shell.goal_unreachable", lever.name)) +
            "\n";
    text += " " +
            say("shell.goal_best", lever.name, parts[0], number(goal.value), number(goal.at)) +
            "\n";
  }
  return text;
}

std::string Shell::sens(const std::string& arguments) {
  report::Table table;
  table.columns = {{say("shell.col.input"), {}},
                   {say("shell.col.derivative"), report::Align::kRight},
                   {say("shell.col.elasticity"), report::Align::kRight},
                   {"−10 %", report::Align::kRight},
                   {"+10 %", report::Align::kRight}};
  const auto optional = [&](const std::optional<double>& value) {
    return value ? number(*value) : std::string("–");
  };
  for (const session::Sensitivity& one : session::sensitivities(session_, arguments)) {
    table.add({one.lever.name, number(one.derivative), optional(one.elasticity), optional(one.low),
               optional(one.high)});
  }
  return report::render_text(table, {width_, color_});
}

std::string Shell::flip(const std::string& arguments) {
  std::string text;
  const Value now = session_.row(arguments).predikat;
  for (const session::Flip& flip : session::flips(session_, arguments)) {
    text += " " +
            say("shell.flip", now.is_grade() ? now.grade().name : "–", flip.predikat,
                flip.lever.name, number(flip.at), number(flip.at - flip.lever.value)) +
            "\n";
  }
  return text.empty() ? " " + say("shell.no_flip") + "\n" : text;
}

std::string Shell::table(const std::string& arguments) {
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
  const session::Lever lever = session::lever(session_, parts[2].substr(0, equals));
  const auto rows = session::table(session_, kode, besaran, lever,
                                   parse_number(parts[2].substr(equals + 1, dots - equals - 1)),
                                   parse_number(parts[2].substr(dots + 2, slash - dots - 2)),
                                   parse_number(parts[2].substr(slash + 1)));
  report::Table table;
  table.columns = {{lever.name, report::Align::kRight}, {parts[0], report::Align::kRight}};
  for (const auto& [at, value] : rows) {
    table.add({number(at), value.is_number() ? number(value.number()) : "–"});
  }
  return report::render_text(table, {width_, color_});
}

std::string Shell::use_unit(const std::string& arguments) {
  if (!arguments.empty()) session_.use_unit(arguments);
  return greeting();
}

std::string Shell::use_tahun(const std::string& arguments) {
  if (!arguments.empty()) {
    const auto years = parse_years(arguments, session_.calculator().years());
    session_.use_tahun(years.front());
  }
  return greeting();
}

}  // namespace iku::cli
