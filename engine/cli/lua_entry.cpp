#include "cli/lua_entry.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

namespace iku::cli {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

Value field_of(const IndikatorResult& row, const std::string& field) {
  if (field == "capaian") return row.capaian;
  if (field == "kemajuan") return row.kemajuan;
  if (field == "predikat") return row.predikat;
  if (field == "target") return row.target;
  return row.realisasi;
}

}  // namespace

const std::vector<std::string>& row_fields() {
  static const std::vector<std::string> names = {"capaian", "kemajuan", "predikat", "realisasi",
                                                 "target"};
  return names;
}

// Makes `1.25 * ikm + ikpp.capaian` read x["ikm"] and x["ikpp.capaian"], whose values it gathers.
LuaEntry read_lua_entry(session::Session& session, const std::string& expression) {
  LuaEntry entry;
  std::string& out = entry.expression;
  std::vector<std::string> known;
  for_each_indikator(session.unit(),
                     [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
  char quote = 0;
  for (std::size_t at = 0; at < expression.size();) {
    const char c = expression[at];
    if (quote != 0 || c == '"' || c == '\'') {
      quote = quote == 0 ? c : (c == quote ? '\0' : quote);
      out += expression[at++];
      continue;
    }
    if (!is_word(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 ||
        (at > 0 && (expression[at - 1] == '.' || is_word(expression[at - 1])))) {
      out += expression[at++];
      continue;
    }
    std::size_t end = at;
    while (end < expression.size() && is_word(expression[end])) ++end;
    std::string name = expression.substr(at, end - at);
    at = end;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      out += name;
      continue;
    }
    const IndikatorResult row = session.row(name);
    Value value = row.realisasi;
    for (const std::string& field : row_fields()) {
      if (expression.compare(at, field.size() + 1, "." + field) == 0) {
        value = field_of(row, field);
        name += "." + field;
        at += field.size() + 1;
        break;
      }
    }
    entry.values.emplace_back(name, std::move(value));
    out += "x[\"" + name + "\"]";
  }
  return entry;
}

bool is_complete_lua(std::string_view entry) {
  int open = 0;
  char quote = 0;
  int functions = 0;
  std::string word;
  const auto finish_word = [&] {
    if (word == "function" || word == "do" || word == "then" || word == "repeat") ++functions;
    if (word == "end" || word == "until" || word == "elseif") --functions;
    word.clear();
  };
  for (std::size_t i = 0; i < entry.size(); ++i) {
    const char c = entry[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote || c == '\n') quote = 0;
      continue;
    }
    if (entry.substr(i, 2) == "--") {
      i = std::min(entry.find('\n', i), entry.size()) - 1;
      finish_word();
      continue;
    }
    if (is_word(c)) {
      word += c;
      continue;
    }
    finish_word();
    if (c == '"' || c == '\'') quote = c;
    if (c == '(' || c == '{' || c == '[') ++open;
    if (c == ')' || c == '}' || c == ']') --open;
  }
  finish_word();
  return open <= 0 && functions <= 0;
}

}  // namespace iku::cli
