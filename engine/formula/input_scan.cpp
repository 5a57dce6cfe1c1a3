#include "formula/input_scan.hpp"

#include <algorithm>
#include <cctype>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku::formula {

namespace {

// What x offers beside inputs; see "The formula contract" in README.md.
const std::vector<std::string>& own_names() {
  static const std::vector<std::string> names = {"ada",
                                                 "akhir",
                                                 "banding",
                                                 "baseline",
                                                 "bobot",
                                                 "lalu",
                                                 "pada",
                                                 "realisasi",
                                                 "peringkat_target",
                                                 "peringkat_realisasi",
                                                 "target",
                                                 "tahun",
                                                 "tingkat",
                                                 "unit",
                                                 "target_sebelum"};
  return names;
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The text with comments and strings blanked out, so that only code is read. Offsets stay.
std::string code_of(const std::string& source) {
  std::string code = source;
  char quote = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = source[i];
    if (quote != 0) {
      if (c == '\\' && i + 1 < code.size()) {
        code[i++] = ' ';  // what is escaped does not end the string
      } else if (c == quote || c == '\n') {
        quote = 0;
      }
      if (source[i] != '\n') code[i] = ' ';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '-' && i + 1 < code.size() && source[i + 1] == '-') {
      while (i < code.size() && source[i] != '\n') code[i++] = ' ';
    }
  }
  return code;
}

bool contains(const std::vector<std::string>& all, const std::string& name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

std::vector<Diagnostic> undeclared_inputs(const Definition& definition,
                                          const std::vector<std::string>& known) {
  std::vector<std::string> names = known;
  for (const InputSpec& spec : definition.masukan) names.push_back(spec.kode);
  std::vector<Diagnostic> faults;
  const std::string code = code_of(definition.source);
  for (std::size_t at = code.find("x."); at != std::string::npos; at = code.find("x.", at + 2)) {
    if (at > 0 && (is_word(code[at - 1]) || code[at - 1] == '.')) continue;
    std::size_t end = at + 2;
    while (end < code.size() && is_word(code[end])) ++end;
    const std::string name = code.substr(at + 2, end - at - 2);
    if (name.empty() || contains(names, name) || contains(own_names(), name)) continue;
    Diagnostic diagnostic;
    diagnostic.code = "formula.input_unknown";
    diagnostic.message = say("lua.input_unknown", name);
    diagnostic.where =
        place_at(definition.file, definition.source, at + 2, static_cast<int>(name.size()));
    if (const auto near = did_you_mean(name, names)) {
      diagnostic.help = say("formula.did_you_mean", *near);
    } else {
      diagnostic.help = say("formula.declare_input", name);
    }
    faults.push_back(std::move(diagnostic));
  }
  return faults;
}

}  // namespace iku::formula
