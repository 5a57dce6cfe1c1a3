#include "cli/shell.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

namespace iku::cli {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

const std::vector<std::string>& row_fields() {
  static const std::vector<std::string> names = {"capaian", "kemajuan", "predikat", "realisasi",
                                                 "target"};
  return names;
}

Value field_of(const IndikatorResult& row, const std::string& field) {
  if (field == "capaian") return row.capaian;
  if (field == "kemajuan") return row.kemajuan;
  if (field == "predikat") return row.predikat;
  if (field == "target") return row.target;
  return row.realisasi;
}

std::string value_line(const Value& value) {
  if (value.is_number()) return format_number(value.number(), -1) + "\n";
  if (value.is_grade()) return value.grade().name + "\n";
  if (value.is_missing()) {
    return say("cli.eval_missing", value.missing().name, value.missing().reason) + "\n";
  }
  return say("shell.failed", failure_name(value.failure().kind), value.failure().message) + "\n";
}

}  // namespace

const std::vector<Shell::Command>& Shell::commands() {
  static const std::vector<Command> all = {
      {"audit", false, [](Shell& s, const std::string&) { return s.audit(); }},
      {"calc", false, [](Shell& s, const std::string&) { return s.calc(); }},
      {"diff", false, [](Shell& s, const std::string& a) { return s.diff(a); }},
      {"explain", false, [](Shell& s, const std::string& a) { return s.explain(a); }},
      {"flip", false, [](Shell& s, const std::string& a) { return s.flip(a); }},
      {"goal", false, [](Shell& s, const std::string& a) { return s.goal(a); }},
      {"help", false, [](Shell& s, const std::string& a) { return s.help(a); }},
      {"overlay", false, [](Shell& s, const std::string&) { return s.overlay(); }},
      {"redo", true, [](Shell& s, const std::string&) { return s.change_text(s.session_.redo()); }},
      {"report", false, [](Shell& s, const std::string&) { return s.report(); }},
      {"reset", true,
       [](Shell& s, const std::string&) { return s.change_text(s.session_.reset()); }},
      {"scenario", true, [](Shell& s, const std::string& a) { return s.scenario(a); }},
      {"sens", false, [](Shell& s, const std::string& a) { return s.sens(a); }},
      {"set", true, [](Shell& s, const std::string& a) { return s.set(a); }},
      {"table", false, [](Shell& s, const std::string& a) { return s.table(a); }},
      {"tahun", true, [](Shell& s, const std::string& a) { return s.use_tahun(a); }},
      {"undo", true, [](Shell& s, const std::string&) { return s.change_text(s.session_.undo()); }},
      {"unit", true, [](Shell& s, const std::string& a) { return s.use_unit(a); }},
      {"unset", true,
       [](Shell& s, const std::string& a) { return s.change_text(s.session_.unset(a)); }},
  };
  return all;
}

Shell::Shell(session::Session& session, int width, bool color)
    : session_(session), width_(width), color_(color) {}

Reply Shell::execute(const std::string& entry) {
  const std::string text(trim(entry));
  if (text.empty() || text.starts_with("--")) return {};
  if (text == ".quit" || text == ".exit") return {{}, false, true};
  try {
    if (text.front() == '?') return {help(std::string(trim(text.substr(1)))), false, false};
    return text.front() == '.' ? run_command(text) : run_lua(text);
  } catch (const Error& error) {
    Reply reply;
    reply.failed = true;
    for (const Diagnostic& diagnostic : error.diagnostics()) {
      reply.text += render(diagnostic, color_);
    }
    return reply;
  }
}

Reply Shell::run_command(const std::string& entry) {
  const std::size_t end = std::min(entry.find_first_of(" \t"), entry.size());
  const std::string name = entry.substr(1, end - 1);
  const std::string arguments(trim(entry.substr(end)));
  for (const Command& command : commands()) {
    if (name != command.name) continue;
    Reply reply{command.run(*this, arguments), false, false};
    if (command.logged) log_.push_back(entry);
    return reply;
  }
  std::vector<std::string> known = {"quit"};
  for (const Command& command : commands()) known.emplace_back(command.name);
  Diagnostic diagnostic;
  diagnostic.code = "shell.unknown_command";
  diagnostic.message = say("shell.unknown_command", printable(name));
  const auto near = did_you_mean(name, known);
  diagnostic.help = near ? say("formula.did_you_mean", "." + *near) : say("shell.see_help");
  throw Error(std::move(diagnostic), Exit::kUsage);
}

Reply Shell::run_lua(const std::string& entry) {
  Reply reply;
  if (entry.starts_with("indikator")) {
    const session::Change change = session_.define("return " + entry);
    log_.push_back(entry);
    reply.text = change_text(change);
    return reply;
  }
  std::vector<std::pair<std::string, Value>> values;
  const Value value = session_.calculator().ask(rewrite(entry, values), values);
  reply.failed = value.is_failure();
  reply.text = value_line(value);
  return reply;
}

// Makes `1.25 * ikm + ikpp.capaian` read x["ikm"] and x["ikpp.capaian"], whose values it gathers.
std::string Shell::rewrite(const std::string& expression,
                           std::vector<std::pair<std::string, Value>>& values) {
  std::vector<std::string> known;
  for_each_indikator(session_.unit(),
                     [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
  std::string out;
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
    const IndikatorResult row = session_.row(name);
    Value value = row.realisasi;
    for (const std::string& field : row_fields()) {
      if (expression.compare(at, field.size() + 1, "." + field) == 0) {
        value = field_of(row, field);
        name += "." + field;
        at += field.size() + 1;
        break;
      }
    }
    values.emplace_back(name, std::move(value));
    out += "x[\"" + name + "\"]";
  }
  return out;
}

bool Shell::is_complete(std::string_view entry) {
  if (trim(entry).starts_with(".")) return true;
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

std::string Shell::greeting() const {
  int count = 0;
  for_each_indikator(session_.unit(), [&](const Indikator&, const Owner&) { ++count; });
  const Unit& unit = session_.unit();
  std::string text =
      say("shell.greeting", unit.nama, session_.tahun(),
          unit.kebijakan.empty() ? session_.workspace().kebijakan : unit.kebijakan, count);
  if (session_.workspace().contoh) text += " · " + say("calc.made_up");
  return printable(text) + "\n" + say("shell.hint") + "\n";
}

std::vector<std::string> Shell::completions(const std::string& line) const {
  const std::size_t cut = line.find_last_of(" \t(+-*/,=<>");
  const std::string word = cut == std::string::npos ? line : line.substr(cut + 1);
  std::vector<std::string> all;
  if (cut == std::string::npos) {
    for (const Command& command : commands()) all.push_back("." + std::string(command.name));
    all.emplace_back(".quit");
  }
  for_each_indikator(session_.unit(), [&](const Indikator& i, const Owner&) {
    all.push_back(i.kode);
    if (word.starts_with(i.kode + ".")) {
      for (const std::string& field : row_fields()) all.push_back(i.kode + "." + field);
      for (const auto& [name, nama] : session_.calculator().inputs(i)) {
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
