#include "formula/input_scan.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/work.hpp"
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

// More of one script say nothing new.
constexpr std::size_t kMostTold = 100;

bool contains(const std::vector<std::string>& all, const std::string& name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

std::vector<Diagnostic> undeclared_inputs(const Definition& definition,
                                          const std::set<std::string>& known,
                                          Suggestions& suggestions) {
  std::set<std::string> declared;
  for (const InputSpec& spec : definition.masukan) declared.insert(spec.kode);
  std::vector<Diagnostic> faults;
  const std::vector<lua::Token> tokens = lua::code_tokens_of(definition.source);
  count_work(definition.source.size());
  for (std::size_t i = 0; i + 2 < tokens.size() && faults.size() < kMostTold; ++i) {
    if (!tokens[i].is("x") || !tokens[i + 1].is(".")) continue;
    if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is(":"))) continue;
    const lua::Token& read = tokens[i + 2];
    const std::string name(read.text);
    if (read.kind != lua::Token::Kind::kName || known.contains(name) || declared.contains(name) ||
        contains(own_names(), name)) {
      continue;
    }
    Diagnostic diagnostic;
    diagnostic.code = "formula.input_unknown";
    diagnostic.message = say("lua.input_unknown", name);
    diagnostic.where =
        place_at(definition.file, definition.source, read.at, static_cast<int>(name.size()));
    const auto near = suggestions.of(name, [&] {
      std::vector<std::string> names(known.begin(), known.end());
      names.insert(names.end(), declared.begin(), declared.end());
      return names;
    });
    if (near) {
      diagnostic.help = say("formula.did_you_mean", *near);
    } else {
      diagnostic.help = say("formula.declare_input", name);
    }
    faults.push_back(std::move(diagnostic));
  }
  return faults;
}

}  // namespace iku::formula
