#include "cli/lua_entry.hpp"

#include <algorithm>
#include <set>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "cli/library_docs.hpp"
#include "cli/setup.hpp"
#include "formula/text_scan.hpp"
#include "lua/second_text.hpp"
#include "lua/syntax_messages.hpp"
#include "lua/tokens.hpp"

namespace iku::cli {

namespace {

using Kind = lua::Token::Kind;

// Prints what is neither number nor grade the way an analyst would write it down.
constexpr const char* kShow = R"lua((function(...)
  local tulis
  local function isi(daftar)
    local bagian = {}
    for i = 1, #daftar do bagian[i] = tulis(daftar[i]) end
    for kunci, nilai in pairs(daftar) do
      if type(kunci) == "string" then bagian[#bagian + 1] = kunci .. " = " .. tulis(nilai) end
    end
    return "{" .. table.concat(bagian, "; ") .. "}"
  end
  function tulis(nilai)
    if adalah_angka(nilai) then return predikat.tulis(nilai) end
    if type(nilai) == "table" then return isi(nilai) end
    if type(nilai) == "function" then return "function" end
    return tostring(nilai)
  end
  if select("#", ...) < 1 then return 0 end
  if select("#", ...) == 1 and adalah_angka((...)) then return 1 end  -- infinite: a failure
  local semua = {}
  for i = 1, select("#", ...) do semua[i] = tulis((select(i, ...))) end
  print(table.concat(semua, "  "))
  return 0
end)lua";

Value field_of(const IndikatorResult& row, std::string_view field) {
  if (field == "capaian") return row.capaian;
  if (field == "kemajuan") return row.kemajuan;
  if (field == "predikat") return row.predikat;
  if (field == "target") return row.target;
  return row.realisasi;
}

// `ikpp` is an indikator and a module: `ikpp.hitung` means the function.
bool is_library_function(const std::string& name) {
  const auto& docs = library_docs();
  return std::any_of(docs.begin(), docs.end(), [&](const auto& doc) { return doc.name == name; });
}

// A figure of a row, or one of its inputs, which may be the realisasi of another indikator. Throws
// Error (kUsage) for an unknown one.
Value figure(session::Session& session, const std::string& kode, const std::string& field) {
  const auto& fields = row_fields();
  if (field.empty() || std::find(fields.begin(), fields.end(), field) != fields.end()) {
    return field_of(session.row(kode), field);
  }
  Value value = session.value(kode + "." + field);
  bool is_indikator = false;
  for_each_indikator(session.unit(),
                     [&](const Indikator& i, const Owner&) { is_indikator |= i.kode == field; });
  return value.is_present() || !is_indikator ? value : session.row(field).realisasi;
}

// Names that the entry itself gives a meaning: what stands after `local`, `for` and in the brackets
// of a `function`.
std::set<std::string_view> own_names(const std::vector<lua::Token>& tokens) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is("local") && !tokens[i].is("for") && !tokens[i].is("function")) continue;
    for (std::size_t j = i + 1; j < tokens.size(); ++j) {
      const lua::Token& token = tokens[j];
      if (token.kind == Kind::kName) names.insert(token.text);
      if (token.kind != Kind::kName && !token.is(",") && !token.is("(")) break;
    }
  }
  return names;
}

// Whether a token is a name that is read: no field of something, no key of a table, no target of an
// assignment.
bool is_read(const std::vector<lua::Token>& tokens, std::size_t i) {
  if (tokens[i].kind != Kind::kName) return false;
  if (i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is(":"))) return false;
  return i + 1 >= tokens.size() || !tokens[i + 1].is("=");
}

bool wants_more(const lua::Token& last) {
  static const std::set<std::string_view> open_ends = {"+",  "-",  "*",  "/",   "//", "%",  "^",
                                                       "..", "==", "~=", "<",   "<=", ">=", ">",
                                                       "=",  ",",  ".",  "and", "or", "not"};
  return last.kind != Kind::kString && open_ends.contains(last.text);
}

bool begins_statement(const std::string& text) {
  static const std::set<std::string_view> words = {"do",    "for",    "goto",   "if",
                                                   "local", "repeat", "return", "while"};
  const std::vector<lua::Token> tokens = lua::code_tokens_of(text);
  return !tokens.empty() && words.contains(tokens.front().text);
}

// The decimal comma for which an entry gives several values: 0,6 of `0,6 * 2`.
std::string comma_in(const std::string& entry, bool statements) {
  const std::string chunk = statements ? entry : "return " + entry;
  for (const lua::Finding& finding : lua::second_text(chunk).findings) {
    if (finding.key == "return" && !finding.comma.empty()) return finding.comma;
  }
  return {};
}

// What a fault of an expression stands in, until it points into the entry.
constexpr const char* kExpression = "ungkapan";

bool is_result_of_no_use(const Value& value) {
  return value.is_failure() && value.failure().kind == FailureClass::kResult;
}

bool is_syntax(const Value& value) {
  return value.is_failure() && value.failure().kind == FailureClass::kSyntax;
}

}  // namespace

const std::vector<std::string>& row_fields() {
  static const std::vector<std::string> names = {"capaian", "kemajuan", "predikat", "realisasi",
                                                 "target"};
  return names;
}

bool is_definition(std::string_view entry) {
  const std::vector<lua::Token> tokens = lua::tokens_of(entry);
  return tokens.size() > 1 && tokens[0].is("indikator") && (tokens[1].is("{") || tokens[1].is("("));
}

// The shell itself shows 1050 as 1.050: typed back, that is neither number before it is told which.
void refuse_doubts(const std::string& text, const std::string& file) {
  const std::string returned = "return " + text;
  const std::size_t prefix = returned.size() - text.size();
  const bool expression = lua::second_text(returned).complete;
  const auto doubts =
      expression ? formula::text_doubts(file, returned, prefix) : formula::text_doubts(file, text);
  for (Diagnostic fault : doubts) {
    // Several values of an entry are shown as such; a formula that gives them is no definition.
    const bool several = fault.code == "formula.several_returns";
    if (several && (fault.level == Level::kError || fault.help.empty())) continue;
    fault.level = Level::kError;
    fault.code = "shell.doubt";
    throw Error(std::move(fault), Exit::kUsage);
  }
}

LuaEntry read_lua_entry(session::Session& session, const std::string& text,
                        const Variables& variables) {
  LuaEntry entry;
  refuse_doubts(text, kExpression);
  const std::vector<lua::Token> tokens = lua::tokens_of(text);
  const std::set<std::string_view> own = own_names(tokens);
  std::set<std::string, std::less<>> known;
  for_each_indikator(session.unit(), [&](const Indikator& i, const Owner&) {
    if (!own.contains(i.kode)) known.insert(i.kode);
  });
  std::set<std::string> taken;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto variable = own.contains(tokens[i].text) || known.contains(tokens[i].text)
                              ? variables.end()
                              : variables.find(tokens[i].text);
    const bool kept = variable != variables.end();
    if (!is_read(tokens, i) || !(kept || known.contains(tokens[i].text))) continue;
    entry.expression += text.substr(copied, tokens[i].at - copied);
    copied = tokens[i].at;
    std::string name(tokens[i].text);
    Value value = kept ? variable->second : Value();
    std::size_t end = tokens[i].end();
    if (!kept) {
      std::string field;
      if (i + 2 < tokens.size() && tokens[i + 1].is(".") && tokens[i + 2].kind == Kind::kName) {
        field = tokens[i + 2].text;
        std::string dotted = name;
        dotted.append(".").append(field);
        if (is_library_function(dotted)) continue;
        end = tokens[i + 2].end();
        i += 2;
      }
      value = figure(session, name, field);
      if (!field.empty()) name.append(".").append(field);
    }
    if (taken.insert(name).second) entry.values.emplace_back(name, std::move(value));
    entry.expression += "x[\"" + name + "\"]";
    copied = end;
  }
  entry.expression += text.substr(copied);
  return entry;
}

std::optional<Assignment> read_assignment(const std::string& text) {
  const std::vector<lua::Token> tokens = lua::tokens_of(text);
  const std::size_t at = !tokens.empty() && tokens[0].is("local") ? 1 : 0;
  if (tokens.size() < at + 3 || tokens[at].kind != Kind::kName || !tokens[at + 1].is("=")) {
    return std::nullopt;
  }
  return Assignment{std::string(tokens[at].text), text.substr(tokens[at + 1].end())};
}

LuaAnswer answer_lua_entry(session::Session& session, const LuaEntry& entry) {
  formula::Calculator& calculator = session.calculator();
  calculator.take_output();
  LuaAnswer answer;
  const auto ask = [&](const std::string& expression) {
    return calculator.ask(expression, entry.values, kLineBudget);
  };
  answer.value = ask(entry.expression);
  bool statements = false;
  if (is_syntax(*answer.value)) {
    Value value = ask("(function() " + entry.expression + "\nend)()");
    statements = !is_syntax(value);
    if (statements || begins_statement(entry.expression)) answer.value = std::move(value);
  }
  answer.printed = calculator.take_output();
  if (!is_result_of_no_use(*answer.value)) return answer;
  if (const std::string comma = comma_in(entry.expression, statements); !comma.empty()) {
    answer.value = Value(
        Failure{FailureClass::kResult, say("shell.several_values", lua::decimal_comma(comma)), {}});
    return answer;
  }
  const std::string again =
      statements ? "(function() " + entry.expression + "\nend)()" : entry.expression + "\n";
  const Value shown = ask(std::string(kShow) + ")(" + again + ")");
  std::string text = calculator.take_output();
  if (shown.is_number() && shown.number() < 1) {
    answer.value.reset();
    answer.printed = std::move(text);
  }
  return answer;
}

bool is_complete_lua(std::string_view entry) {
  const std::vector<lua::Token> tokens = lua::tokens_of(entry);
  int open = 0;
  int blocks = 0;
  int heads = 0;  // `while` and `for` that have not met their `do`
  const lua::Token* last = nullptr;
  for (const lua::Token& token : tokens) {
    if (!token.closed) return false;
    if (token.kind == Kind::kComment || token.kind == Kind::kString) {
      if (token.kind == Kind::kString) last = &token;
      continue;
    }
    last = &token;
    if (token.is("(") || token.is("{") || token.is("[")) ++open;
    if (token.is(")") || token.is("}") || token.is("]")) --open;
    if (token.is("function") || token.is("if") || token.is("repeat")) ++blocks;
    if (token.is("end") || token.is("until")) --blocks;
    if (token.is("while") || token.is("for")) ++heads;
    if (token.is("do")) {
      if (heads > 0) --heads;
      ++blocks;
    }
  }
  if (last != nullptr && wants_more(*last)) return false;
  return open <= 0 && blocks <= 0 && heads <= 0;
}

}  // namespace iku::cli
