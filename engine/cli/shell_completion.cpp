#include <algorithm>

#include "cli/lua_entry.hpp"
#include "cli/shell.hpp"

// What Tab offers.

namespace iku::cli {

std::vector<std::string> Shell::completions(const std::string& line) const {
  const std::size_t cut = line.find_last_of(" \t(+-*/,=<>");
  const std::string word = cut == std::string::npos ? line : line.substr(cut + 1);
  std::vector<std::string> all;
  if (cut == std::string::npos) {
    for (const Command& command : all_commands()) all.push_back("." + std::string(command.name));
    all.emplace_back(".quit");
  }
  for_each_indikator(state_.session.unit(), [&](const Indikator& i, const Owner&) {
    all.push_back(i.kode);
    if (word.starts_with(i.kode + ".")) {
      for (const std::string& field : row_fields()) all.push_back(i.kode + "." + field);
      for (const auto& [name, nama] : state_.session.calculator().inputs(i)) {
        all.push_back(i.kode + "." + name);
      }
    }
  });
  std::erase_if(all, [&](const std::string& name) { return !name.starts_with(word); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace iku::cli
