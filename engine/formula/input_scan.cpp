#include "formula/input_scan.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/tokens.hpp"

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

bool contains(const std::vector<std::string>& all, const std::string& name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

std::vector<Diagnostic> undeclared_inputs(const Definition& definition,
                                          const std::vector<std::string>& known) {
  constexpr std::size_t kMostFaults = 50;  // each is compared with every known name
  std::vector<std::string> names;          // made for the first that is unknown
  std::vector<Diagnostic> faults;
  const std::vector<lua::Token> tokens = lua::code_tokens_of(definition.source);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is("x") || !tokens[i + 1].is(".")) continue;
    if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is(":"))) continue;
    const lua::Token& read = tokens[i + 2];
    const std::string name(read.text);
    if (read.kind != lua::Token::Kind::kName || definition.input(name) != nullptr ||
        std::binary_search(known.begin(), known.end(), name) || contains(own_names(), name)) {
      continue;
    }
    if (faults.size() >= kMostFaults) break;
    if (names.empty()) {
      names = known;
      for (const InputSpec& spec : definition.masukan) names.push_back(spec.kode);
    }
    Diagnostic diagnostic;
    diagnostic.code = "formula.input_unknown";
    diagnostic.message = say("lua.input_unknown", name);
    diagnostic.where =
        place_at(definition.file, definition.source, read.at, static_cast<int>(name.size()));
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
