#include "base/catalogue.hpp"
#include "cli/shell_command.hpp"

// .help and ?name.

namespace iku::cli {

std::string show_help(const ShellState& state, const std::string& about) {
  if (!about.empty()) {
    const std::string key = "shell.help." + (about.front() == '.' ? about.substr(1) : about);
    for (const Sentence& known : all_sentences()) {
      if (known.key == key) return " " + say(key) + "\n";
    }
    const Indikator& indikator = state.session.indikator(about);
    std::string text = fmt::format(" {}: {}\n", indikator.kode, indikator.nama);
    for (const auto& [name, nama] : state.session.calculator().inputs(indikator)) {
      text += fmt::format("   {}.{}  {}\n", indikator.kode, name, nama);
    }
    return text;
  }
  std::string text;
  for (const Command& command : all_commands()) {
    const std::string key = std::string("shell.help.") + command.name;
    text += " " + say(key) + "\n";
  }
  return text + " " + say("shell.help.quit") + "\n";
}

}  // namespace iku::cli
