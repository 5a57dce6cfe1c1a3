#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "cli/library_docs.hpp"
#include "cli/lua_entry.hpp"
#include "cli/shell.hpp"
#include "formula/definition.hpp"
#include "lua/tokens.hpp"
#include "session/overlay_edit.hpp"

// What Tab offers: after a command the words it takes, elsewhere what Lua can name there. Nothing
// here evaluates, so that a keystroke never waits.

namespace iku::cli {

namespace {

using Kind = lua::Token::Kind;
using Words = std::vector<std::string>;

const std::map<std::string, Words, std::less<>>& host_functions() {
  static const std::map<std::string, Words, std::less<>> names = {
      {"math", {"abs", "ceil", "exp", "floor", "fmod", "huge", "log", "max", "min", "pi", "sqrt"}},
      {"string",
       {"byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep",
        "reverse", "sub", "upper"}},
      {"table", {"concat", "insert", "move", "pack", "remove", "sort", "unpack"}},
      {"utf8", {"char", "charpattern", "codepoint", "len"}}};
  return names;
}

// What a formula reads of its own indikator.
const Words& own_fields() {
  static const Words names = {"akhir",     "baseline", "bobot",  "lalu",
                              "realisasi", "tahun",    "target", "target_sebelum"};
  return names;
}

void add_all(Words& all, const Words& more, const std::string& before = {}) {
  for (const std::string& one : more) all.push_back(before + one);
}

Words codes_of(const session::Session& session) {
  Words codes;
  for_each_indikator(session.unit(),
                     [&](const Indikator& i, const Owner&) { codes.push_back(i.kode); });
  return codes;
}

const Indikator* find(const session::Session& session, std::string_view kode) {
  return session::find_indikator(session.unit(), std::string(kode));
}

Words inputs_of(session::Session& session, const Indikator& indikator) {
  Words names;
  for (const auto& [name, series] : indikator.masukan) names.push_back(name);
  for (const auto& [name, nama] : session.calculator().inputs(indikator)) names.push_back(name);
  return names;
}

// `ikpp`, `ikpp.ikm`, `ikpp.target`, `anggaran:1.2`, `desa/ikpp`: what comes after what is there.
Words figures(session::Session& session, const std::string& word) {
  Words all = codes_of(session);
  const std::size_t dot = word.find('.');
  if (const Indikator* indikator = find(session, std::string_view(word).substr(0, dot));
      indikator != nullptr && dot != std::string::npos) {
    add_all(all, {"bobot", "capaian", "predikat", "realisasi", "target"}, indikator->kode + ".");
    add_all(all, inputs_of(session, *indikator), indikator->kode + ".");
  }
  for (const std::string& kind : {std::string("anggaran:"), std::string("realisasi_anggaran:")}) {
    const Words codes = session::budget_codes(session.unit());
    if (codes.empty()) continue;
    if (word.starts_with(kind)) {
      add_all(all, codes, kind);
    } else {
      all.push_back(kind);
    }
  }
  return all;
}

Words command_names(std::string_view before) {
  Words names = {std::string(before) + "quit"};
  for (const Command& command : all_commands()) names.push_back(std::string(before) + command.name);
  return names;
}

Words argument_words(session::Session& session, const Command& command, const std::string& word) {
  Words all;
  for (const std::string& choice : words(command.choices)) all.push_back(choice);
  switch (command.takes) {
    case Takes::kIndikator: add_all(all, codes_of(session)); break;
    case Takes::kFigure: add_all(all, figures(session, word)); break;
    case Takes::kUnit:
      for (const Unit& unit : session.workspace().unit) all.push_back(unit.kode);
      break;
    case Takes::kTahun:
      for (const Tahun tahun : session.calculator().years()) all.push_back(std::to_string(tahun));
      break;
    case Takes::kScenario:
      add_all(all, {"dasar", "kini"});
      for (const auto& [name, scenario] : session.scenarios()) all.push_back(name);
      break;
    case Takes::kCommand: add_all(all, command_names(word.starts_with(".") ? "." : "")); break;
    case Takes::kNothing:
    case Takes::kFile:
    case Takes::kCount:
    case Takes::kWord: break;
  }
  return all;
}

Words library_words() {
  Words all = host_names();
  for (const LibraryDoc& doc : library_docs()) {
    all.push_back(doc.module == "umum" ? doc.name : doc.module);
  }
  return all;
}

// Where in a definition the end of the entry is: how many braces are open, and the keys before
// them.
struct DefinitionPlace {
  bool inside = false;            ///< of `indikator {`
  std::vector<std::string> keys;  ///< "masukan", "ikm": one a brace but the first
  bool at_key = false;            ///< a name here is a key
  std::string value_of;           ///< the key whose value stands here
  std::set<std::string> inputs;   ///< declared so far
  std::set<std::string> given;    ///< keys of the definition so far
};

DefinitionPlace place_in_definition(const std::vector<lua::Token>& tokens, std::size_t count) {
  DefinitionPlace place;
  if (count < 2 || !tokens[0].is("indikator") || !tokens[1].is("{")) return place;
  place.inside = true;
  std::string key;
  int blocks = 0;
  for (std::size_t i = 2; i < count; ++i) {
    const lua::Token& token = tokens[i];
    if (token.is("function") || token.is("if") || token.is("do") || token.is("repeat")) ++blocks;
    if (token.is("end") || token.is("until")) --blocks;
    if (blocks > 0) continue;
    if (token.kind == Kind::kName && i + 1 < count && tokens[i + 1].is("=")) {
      key = std::string(token.text);
      if (place.keys.empty()) place.given.insert(key);
      if (place.keys == Words{"masukan"}) place.inputs.insert(key);
    } else if (token.is("{")) {
      place.keys.push_back(key);
    } else if (token.is("}")) {
      if (place.keys.empty()) {
        place.inside = false;
        return place;
      }
      place.keys.pop_back();
    }
  }
  const lua::Token& last = tokens[count - 1];
  place.at_key = blocks == 0 && (last.is("{") || last.is(",") || last.is(";"));
  if (last.is("=")) place.value_of = key;
  return place;
}

Words key_words(const session::Session& session, const DefinitionPlace& place) {
  if (place.keys.empty()) {
    Words keys = formula::definition_keys();
    std::erase_if(keys, [&](const std::string& key) { return place.given.contains(key); });
    return keys;
  }
  if (place.keys == Words{"masukan"}) return codes_of(session);
  if (place.keys.size() == 2 && place.keys[0] == "masukan") return formula::input_keys();
  return {};
}

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The name with its dots that the entry ends in.
std::size_t word_start(const std::string& entry) {
  std::size_t start = entry.size();
  while (start > 0 && (is_word_char(entry[start - 1]) || entry[start - 1] == '.')) --start;
  return start;
}

Words field_words(session::Session& session, const std::string& base,
                  const DefinitionPlace& place) {
  Words all;
  if (base == "x") {
    add_all(all, codes_of(session), "x.");
    add_all(all, own_fields(), "x.");
    for (const std::string& input : place.inputs) all.push_back("x." + input);
  }
  if (const Indikator* indikator = find(session, base)) {
    add_all(all, row_fields(), base + ".");
    add_all(all, inputs_of(session, *indikator), base + ".");
  }
  for (const LibraryDoc& doc : library_docs()) {
    if (doc.module == base) all.push_back(doc.name);
  }
  if (const auto host = host_functions().find(base); host != host_functions().end()) {
    add_all(all, host->second, base + ".");
  }
  return all;
}

Completions lua_completions(session::Session& session, const std::string& entry) {
  Completions found;
  found.closed = false;
  found.start = word_start(entry);
  const std::vector<lua::Token> tokens = lua::tokens_of(entry);
  std::size_t count = tokens.size();
  if (count > 0 && tokens.back().end() == entry.size()) {
    const lua::Token& last = tokens.back();
    if (last.kind == Kind::kComment) return found;
    const bool open_string = last.kind == Kind::kString &&
                             (last.text.size() < 2 || last.text.back() != last.text.front());
    if (open_string) {
      found.start = last.at + 1;
      if (place_in_definition(tokens, count - 1).value_of == "polaritas") {
        found.words = formula::known_polaritas();
      }
      return found;
    }
    while (count > 0 && tokens[count - 1].end() > found.start) --count;
  }
  const DefinitionPlace place = place_in_definition(tokens, count);
  const std::string word = entry.substr(found.start);
  if (const std::size_t dot = word.rfind('.'); dot != std::string::npos) {
    found.words = field_words(session, word.substr(0, dot), place);
  } else if (place.inside && place.at_key) {
    found.words = key_words(session, place);
    found.closed = true;
  } else {
    found.words = codes_of(session);
    add_all(found.words, library_words());
    found.words.emplace_back("indikator");
    for (const std::string_view keyword : lua::keywords()) found.words.emplace_back(keyword);
  }
  return found;
}

Completions command_completions(session::Session& session, const std::string& entry) {
  Completions found;
  const std::size_t blank = entry.find_first_of(" \t");
  if (blank == std::string::npos) {
    found.words = command_names(".");
    return found;
  }
  for (const Command& command : all_commands()) {
    if (entry.substr(1, blank - 1) != command.name) continue;
    const bool figure = command.takes == Takes::kFigure;
    found.start = entry.find_last_of(figure ? " \t=" : " \t") + 1;
    found.files = command.takes == Takes::kFile;
    found.closed = !figure;
    found.words = argument_words(session, command, entry.substr(found.start));
  }
  return found;
}

Completions help_completions(const session::Session& session) {
  Completions found;
  found.start = 1;
  found.words = codes_of(session);
  add_all(found.words, command_names(""));
  add_all(found.words, command_names("."));
  for (const LibraryDoc& doc : library_docs()) found.words.push_back(doc.name);
  add_all(found.words, library_words());
  return found;
}

}  // namespace

Completions Shell::completions(const std::string& entry) const {
  Completions found;
  if (entry.starts_with("?")) {
    found = help_completions(state_.session);
  } else if (entry.starts_with(".")) {
    found = command_completions(state_.session, entry);
  } else {
    found = lua_completions(state_.session, entry);
  }
  const std::string word = entry.substr(std::min(found.start, entry.size()));
  std::erase_if(found.words, [&](const std::string& name) { return !name.starts_with(word); });
  std::sort(found.words.begin(), found.words.end());
  found.words.erase(std::unique(found.words.begin(), found.words.end()), found.words.end());
  return found;
}

}  // namespace iku::cli
