#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/library_docs.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "session/overlay_edit.hpp"

// .help and ?name: of commands, indikator and the functions of the stdlib.

namespace iku::cli {

namespace {

constexpr int kUsageWidth = 32;
constexpr int kIndent = 3;

bool is_known_command(const std::string& name) {
  const auto& all = all_commands();
  return name == "quit" ||
         std::any_of(all.begin(), all.end(), [&](const auto& c) { return name == c.name; });
}

// A text below the heading, at the width of the screen.
std::string paragraph(const ShellState& state, const std::string& text, int indent = kIndent) {
  std::string out;
  for (const std::string& line : wrap(printable(text), state.display.width - indent)) {
    out += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
  }
  return out;
}

// One line of the overview: how it is written, and what it does.
std::string overview_line(const ShellState& state, const std::string& name) {
  const CommandHelp help = help_of(name);
  const auto what = wrap(help.what, std::max(state.display.width - kUsageWidth - 1, 20));
  std::string out = " " + help.usage;
  if (help.what.empty()) return out + "\n";
  if (display_width(out) < kUsageWidth) {
    out = pad_right(out, kUsageWidth);
  } else {
    out += "\n" + std::string(kUsageWidth, ' ');
  }
  for (std::size_t i = 0; i < what.size(); ++i) {
    out += (i == 0 ? "" : std::string(kUsageWidth, ' ')) + what[i] + "\n";
  }
  return out;
}

std::string overview(const ShellState& state) {
  const std::pair<const char*, const std::vector<Command>*> groups[] = {
      {"shell.group.view", &view_commands()},
      {"shell.group.question", &question_commands()},
      {"shell.group.relation", &relation_commands()},
      {"shell.group.change", &change_commands()},
      {"shell.group.script", &script_commands()},
      {"shell.group.setting", &setting_commands()}};
  std::string text;
  for (const auto& [key, commands] : groups) {
    text += say(key) + "\n";
    for (const Command& command : *commands) text += overview_line(state, command.name);
  }
  return text + overview_line(state, "quit") + paragraph(state, say("shell.help_more"), 0);
}

std::string command_help(const ShellState& state, const std::string& name) {
  const CommandHelp help = help_of(name);
  return " " + help.usage + "\n" + paragraph(state, help.what) +
         paragraph(state, say("shell.example", example_of(state, name)));
}

std::string library_help(const ShellState& state, const LibraryDoc& doc) {
  std::string text = " " + doc.signature + "\n" + paragraph(state, doc.text);
  const std::string gives = doc.result.empty() ? "" : "  →  " + doc.result;
  return text + paragraph(state, say("shell.example", doc.example + gives));
}

std::string module_help(const std::string& module) {
  std::string text;
  for (const LibraryDoc& doc : library_docs()) {
    if (doc.module == module) text += " " + doc.signature + "\n";
  }
  return text;
}

// A line "label  text", the labels below each other.
std::string labelled(const std::string& label, const std::string& text) {
  if (text.empty()) return {};
  return "   " + pad_right(label, 12) + printable(text) + "\n";
}

std::string indikator_help(const ShellState& state, const Indikator& indikator) {
  session::Session& session = state.session;
  const IndikatorResult row = session.row(indikator.kode);
  std::string text =
      " " + indikator.kode + (row.nama.empty() ? "" : ": " + printable(row.nama)) + "\n";
  text += labelled(say("report.col.satuan"), row.satuan);
  if (const auto scale = session.calculator().scale(indikator, "")) {
    text += labelled(say("shell.label.scale"), fmt::format("{}..{}", format_number(scale->dari, -1),
                                                           format_number(scale->sampai, -1)));
  }
  text += labelled(say("shell.label.polaritas"), row.polaritas);
  text += labelled(say("shell.label.formula"), session.calculator().source(indikator).file);
  std::string label = say("shell.col.input");
  for (const auto& [name, nama] : session.calculator().inputs(indikator)) {
    text +=
        labelled(std::exchange(label, {}), fmt::format("{}.{}  {}", indikator.kode, name, nama));
  }
  session.calculate();  // so that every formula of the unit has been seen reading
  std::string readers;
  for (const auto& reader :
       session.calculator().read_by(session.unit(), indikator, session.tahun())) {
    readers += (readers.empty() ? "" : ", ") + reader.indikator->kode;
  }
  text += labelled(say("shell.label.read_by"), readers);
  return text + paragraph(state, say("shell.example", ".explain " + indikator.kode));
}

[[noreturn]] void unknown_name(const ShellState& state, const std::string& name) {
  std::vector<std::string> known;
  for_each_indikator(state.session.unit(),
                     [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
  for (const Command& command : all_commands()) known.push_back("." + std::string(command.name));
  for (const LibraryDoc& doc : library_docs()) known.push_back(doc.name);
  auto near = did_you_mean(name, known);
  if (!near) near = did_you_mean("." + name, known);
  usage_error(say("shell.unknown_name", printable(name)),
              near ? say("formula.did_you_mean", *near) : say("shell.see_help"));
}

}  // namespace

// A sentence "usage   what it does: .example"; where no example follows the usage is one.
CommandHelp help_of(const std::string& command) {
  const std::string text = say("shell.help." + command);
  CommandHelp help;
  const std::size_t gap = text.find("  ");
  help.usage = text.substr(0, gap);
  help.what = gap == std::string::npos ? "" : std::string(trim(text.substr(gap)));
  help.example = help.usage;
  if (const std::size_t colon = help.what.rfind(": ."); colon != std::string::npos) {
    help.example = help.what.substr(colon + 2);
    help.what.resize(colon);
  }
  return help;
}

std::string show_help(const ShellState& state, const std::string& about) {
  if (about.empty()) return overview(state);
  if (about.front() == '.') {
    if (!is_known_command(about.substr(1))) unknown_name(state, about);
    return command_help(state, about.substr(1));
  }
  if (const Indikator* indikator = session::find_indikator(state.session.unit(), about)) {
    return indikator_help(state, *indikator);
  }
  for (const LibraryDoc& doc : library_docs()) {
    if (doc.name == about) return library_help(state, doc);
  }
  if (std::string text = module_help(about); !text.empty()) return text;
  if (is_known_command(about)) return command_help(state, about);
  unknown_name(state, about);
}

}  // namespace iku::cli
