#include "lua/syntax_messages.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/messages.hpp"
#include "lua/numeral.hpp"
#include "lua/second_text.hpp"
#include "lua/tokens.hpp"

namespace iku::lua {

namespace {

constexpr std::string_view kNear = " near ";
constexpr std::string_view kExpected = " expected";
constexpr std::string_view kClose = " (to close ";
constexpr std::string_view kAtLine = " at line ";
constexpr std::string_view kEndOfText = "<eof>";

// "'then' expected near '='", in its parts.
struct Said {
  std::string_view what;  // 'then' expected
  std::string_view near;  // '=', or <eof>; empty where it names none

  explicit Said(std::string_view message) : what(message) {
    const std::size_t cut = message.rfind(kNear);
    if (cut == std::string_view::npos) return;
    what = message.substr(0, cut);
    near = message.substr(cut + kNear.size());
  }

  /// The text it is about, without quotation marks.
  std::string_view token() const {
    return near.size() > 2 && near.front() == '\'' ? near.substr(1, near.size() - 2)
                                                   : std::string_view();
  }
};

std::string named(std::string_view near) {
  return near == kEndOfText ? say("lua.syntax.end") : shortened(std::string(near));
}

// No regular expression: std::regex recurses once a character, and the message quotes its token.
std::string sentence_of(const Said& said) {
  const std::size_t expected = said.what.find(kExpected);
  if (expected != std::string_view::npos) {
    const std::string wanted = named(said.what.substr(0, expected));
    const std::string_view rest = said.what.substr(expected + kExpected.size());
    const std::size_t line = rest.rfind(kAtLine);
    if (rest.starts_with(kClose) && line != std::string_view::npos) {
      const std::string_view opened = rest.substr(kClose.size(), line - kClose.size());
      std::string_view at = rest.substr(line + kAtLine.size());
      at.remove_suffix(1);
      return say("lua.syntax.close", wanted, named(said.near), opened, at);
    }
    if (rest.empty()) return say("lua.syntax.expected", wanted, named(said.near));
  }
  if (said.what == "unexpected symbol" || said.what == "syntax error") {
    return say("lua.syntax.unexpected", named(said.near));
  }
  if (said.what.starts_with("unfinished")) return say("lua.syntax.unfinished", named(said.near));
  if (said.what == "malformed number") return say("lua.syntax.number", named(said.near));
  return {};
}

// What is meant by a token that does not fit, where people often mean it; else nothing.
std::string meant(const std::vector<Token>& tokens, std::size_t i) {
  const auto text = [&](std::size_t at) {
    return at < tokens.size() ? tokens[at].text : std::string_view();
  };
  const std::string_view here = text(i);
  const std::string_view before = i > 0 ? text(i - 1) : std::string_view();
  const std::string_view after = text(i + 1);
  const bool joined = i > 0 && tokens[i - 1].end() == tokens[i].at;
  const auto write = [](std::string_view meaning) { return say("lua.syntax.write", meaning); };
  if (here == "," && is_digits(before) && is_digits(after)) {
    return decimal_comma(std::string(before) + "," + std::string(after));
  }
  if (here == "!" && after == "=") return write("~=");
  if (here == ">" && before == "<" && joined) return write("~=");
  if (here == "=" && before != "!") return write("==");
  if (here == "*" && before == "*" && joined) return write("^");
  if (here == "&" && before == "&") return write("and");
  if (here == "|" && before == "|") return write("or");
  if (here == ";") return say("lua.syntax.separator");
  return {};
}

// Where the text stops being Lua, where that is the place the message means.
std::optional<std::size_t> token_of(const std::vector<Token>& tokens, std::size_t unexpected,
                                    std::string_view named) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].at == unexpected && tokens[i].is(named)) return i;
  }
  return std::nullopt;
}

// Adds the column and the line's text of a fault that stands in a line of `source`.
void point(Failure& failure, const Said& said, std::string_view source) {
  const std::string_view token = said.token();
  if (source.empty() || token.empty()) return;
  const std::vector<Token> tokens = code_tokens_of(source);
  const SecondText second = second_text(source);
  const Place where = failure.where;
  if (const auto at = token_of(tokens, second.unexpected, token); !second.complete && at) {
    const Place place =
        place_at(where.file, source, tokens[*at].at, static_cast<int>(tokens[*at].text.size()));
    if (place.line != where.line) return;
    failure.where = place;
    if (const std::string hint = meant(tokens, *at); !hint.empty()) failure.message += "; " + hint;
    return;
  }
  const std::vector<std::string_view> lines = split(source, '\n');
  const auto line = static_cast<std::size_t>(where.line - 1);
  if (line >= lines.size()) return;
  const std::size_t column = lines[line].find(token);
  if (column == std::string_view::npos || lines[line].find(token, column + 1) != lines[line].npos) {
    return;
  }
  const auto offset = static_cast<std::size_t>(lines[line].data() - source.data());
  failure.where = place_at(where.file, source, offset + column, static_cast<int>(token.size()));
}

// "0,6" with another mark for its comma.
std::string with_mark(std::string comma, const char* mark) {
  return comma.replace(comma.find(','), 1, mark);
}

}  // namespace

std::string decimal_comma(const std::string& comma) {
  return say("lua.decimal_comma", comma, with_mark(comma, "."));
}

std::string one_or_two(const std::string& comma) {
  return say("lua.comma_help", with_mark(comma, "."), with_mark(comma, ", "));
}

Failure syntax_failure(const std::string& message, std::string_view source) {
  Failure failure;
  failure.kind = FailureClass::kSyntax;
  std::string_view text = message;
  for (std::size_t colon = message.find(':'); colon != std::string::npos;
       colon = message.find(':', colon + 1)) {
    const char* const last = message.data() + message.size();
    int line = 0;
    const auto [end, error] = std::from_chars(message.data() + colon + 1, last, line);
    if (error != std::errc() || !std::string_view(end, last).starts_with(": ")) continue;
    failure.where.file = message.substr(0, colon);
    failure.where.line = line;
    text = std::string_view(end + 2, last);
    break;
  }
  const Said said(text);
  failure.message = sentence_of(said);
  if (failure.message.empty()) failure.message = shortened(std::string(text));
  if (failure.where.line > 0) point(failure, said, source);
  return failure;
}

}  // namespace iku::lua
