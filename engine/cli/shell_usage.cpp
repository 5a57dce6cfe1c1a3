#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/shell_command.hpp"
#include "session/lever.hpp"

// What the shell says of an entry that is written wrong: what is wrong, how the command is written,
// and an example that can be typed in the open workspace.

namespace iku::cli {

namespace {

/// What the examples of help name in an open workspace.
struct ExampleNames {
  std::string indikator;
  std::string masukan;
  std::string nilai;    ///< another value for it
  std::string sasaran;  ///< a number the indikator could reach
  std::string rentang;
  std::string seragam;
};

std::string plain(double value) { return format_plain(round_decimal(value, 4)); }

void name_lever(ExampleNames& names, const session::Lever& lever) {
  names.masukan = lever.name;
  double other = round_decimal(lever.value * 1.05, lever.whole ? 0 : 2);
  if (other > lever.high || same_value(Value(other), Value(lever.value))) {
    other = lever.low + (lever.high - lever.low) / 2;
  }
  names.nilai = plain(other);
  names.rentang =
      plain(lever.low) + ".." + plain(lever.high) + "/" + plain((lever.high - lever.low) / 4);
  const double tenth = std::fabs(lever.value) * 0.1;
  names.seragam = plain(std::max(lever.low, lever.value - tenth)) + ";" +
                  plain(std::min(lever.high, lever.value + tenth));
}

// The first indikator with a predikat that is made of other numbers; else with a predikat, else one
// that is a number.
ExampleNames example_names(session::Session& session) {
  ExampleNames names;
  int best = 0;
  for_each_indikator(session.unit(), [&](const Indikator& indikator, const Owner&) {
    if (best == 3) return;
    const IndikatorResult row = session.row(indikator.kode);
    if (!row.realisasi.is_number()) return;
    for (const session::Lever& lever : session::levers(session, indikator.kode)) {
      if (!lever.has_value) continue;
      const bool made = lever.name != indikator.kode;
      const int worth = !row.predikat.is_grade() ? 1 : (made ? 3 : 2);
      if (worth <= best) continue;
      best = worth;
      names.indikator = indikator.kode;
      names.sasaran = plain(row.target.as_number().value_or(row.realisasi.number()));
      name_lever(names, lever);
    }
  });
  return names;
}

void put(std::string& text, const std::string& name, const std::string& word) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    text.replace(at, name.size(), word);
    at += word.size();
  }
}

}  // namespace

std::string example_of(const ShellState& state, const std::string& command) {
  std::string text = help_of(command).example;
  if (text.find('<') == std::string::npos) return text;
  const ExampleNames names = example_names(state.session);
  const std::pair<const char*, const std::string&> words[] = {
      {"<indikator>", names.indikator}, {"<masukan>", names.masukan}, {"<nilai>", names.nilai},
      {"<sasaran>", names.sasaran},     {"<rentang>", names.rentang}, {"<seragam>", names.seragam}};
  for (const auto& [name, word] : words) put(text, name, word.empty() ? std::string("…") : word);
  put(text, "<unit>", state.session.unit().kode);
  put(text, "<tahun>", std::to_string(state.session.tahun() - 1));
  return text;
}

void wrong_usage(std::string what) {
  Diagnostic diagnostic;
  diagnostic.code = "shell.usage";
  diagnostic.message = std::move(what);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

Error with_usage(const ShellState& state, const std::string& command, const Error& error) {
  std::vector<Diagnostic> faults = error.diagnostics();
  for (Diagnostic& fault : faults) {
    if (fault.code != "shell.usage" || !fault.help.empty()) continue;
    const CommandHelp help = help_of(command);
    fault.help = say("shell.written", help.usage);
    if (help.example != help.usage) {
      fault.help += "\n" + say("shell.example", example_of(state, command));
    }
  }
  return Error(std::move(faults), error.status());
}

void require_arguments(const Command& command, const std::string& arguments) {
  if (command.takes == Takes::kNothing && !arguments.empty()) {
    wrong_usage(say("shell.wrong.nothing", printable(arguments)));
  }
  const std::vector<std::string> usage = words(help_of(command.name).usage);
  if (!arguments.empty() || usage.size() < 2 || usage[1].starts_with("[")) return;
  if (usage[1] == "INDIKATOR") wrong_usage(say("shell.wrong.indikator"));
  if (command.takes == Takes::kFigure) wrong_usage(say("shell.wrong.figure"));
  if (command.takes == Takes::kFile) wrong_usage(say("shell.wrong.file"));
}

std::string without_dot(const session::Session& session, const std::string& entry) {
  const std::vector<std::string> parts = words(entry);
  if (entry.find('\n') != std::string::npos || parts.empty()) return {};
  const auto& all = all_commands();
  const bool known = std::any_of(all.begin(), all.end(),
                                 [&](const Command& command) { return parts[0] == command.name; });
  if (!known || session::has_indikator(session.unit(), parts[0])) return {};
  const bool names_follow =
      parts.size() > 1 &&
      (std::isalnum(static_cast<unsigned char>(parts[1][0])) != 0 || parts[1][0] == '-') &&
      parts[1] != "and" && parts[1] != "or";
  return parts.size() == 1 || names_follow ? "." + entry : std::string();
}

}  // namespace iku::cli
