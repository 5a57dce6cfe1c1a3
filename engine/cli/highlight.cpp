#include "cli/highlight.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "lua/tokens.hpp"

namespace iku::cli {

namespace {

using Kind = lua::Token::Kind;

constexpr Style kKeyword{.color = Color::kMagenta};
constexpr Style kNumber{.color = Color::kCyan};
constexpr Style kString{.color = Color::kGreen};
constexpr Style kComment{.faint = true};
constexpr Style kIndikator{.bold = true, .color = Color::kBlue};
constexpr Style kLibrary{.color = Color::kYellow};
constexpr Style kCommand{.bold = true};
constexpr Style kBracket{.bold = true, .underlined = true};

bool opens(const lua::Token& token) { return token.is("(") || token.is("{") || token.is("["); }
bool closes(const lua::Token& token) { return token.is(")") || token.is("}") || token.is("]"); }

// The bracket before or at the cursor and its other half, as indices of tokens.
std::optional<std::pair<std::size_t, std::size_t>> bracket_pair(
    const std::vector<lua::Token>& tokens, std::size_t cursor) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Kind::kSymbol) continue;
    if (opens(tokens[i])) open.push_back(i);
    if (!closes(tokens[i]) || open.empty()) continue;
    const std::size_t from = open.back();
    open.pop_back();
    if (tokens[i].end() == cursor || tokens[from].at == cursor) return std::make_pair(from, i);
  }
  return std::nullopt;
}

std::optional<Style> style_of(const lua::Token& token, bool field, const KnownNames& names) {
  switch (token.kind) {
    case Kind::kKeyword: return kKeyword;
    case Kind::kNumber: return kNumber;
    case Kind::kString: return kString;
    case Kind::kComment: return kComment;
    case Kind::kSymbol: return std::nullopt;
    case Kind::kName: break;
  }
  if (field) return std::nullopt;
  if (names.indikator.contains(token.text)) return kIndikator;
  return names.library.contains(token.text) ? std::optional(kLibrary) : std::nullopt;
}

}  // namespace

Styled highlight(std::string_view entry, const KnownNames& names, std::size_t cursor) {
  Styled out;
  std::size_t copied = 0;
  const auto paint = [&](std::size_t from, std::size_t to, const Style& style) {
    out += entry.substr(copied, from - copied);
    out += Styled(entry.substr(from, to - from), style);
    copied = to;
  };
  std::size_t skip = 0;
  if (entry.starts_with(".") || entry.starts_with("?")) {
    const std::size_t end = std::min(entry.find_first_of(" \t"), entry.size());
    const bool known = entry[0] == '?' || names.commands.contains(entry.substr(1, end - 1));
    if (known && entry[0] == '.') paint(0, end, kCommand);
    skip = entry[0] == '.' ? end : 1;
  }
  const std::vector<lua::Token> tokens = lua::tokens_of(entry.substr(skip));
  const auto pair = bracket_pair(tokens, cursor - std::min(cursor, skip));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool bracket = pair && (i == pair->first || i == pair->second);
    const bool field = i > 0 && (tokens[i - 1].is(".") || tokens[i - 1].is(":"));
    const std::optional<Style> style = bracket ? kBracket : style_of(tokens[i], field, names);
    if (style) paint(skip + tokens[i].at, skip + tokens[i].end(), *style);
  }
  return out + entry.substr(copied);
}

ScreenCell cell_of(std::string_view entry, std::size_t offset, int start, int width) {
  ScreenCell cell{start / width, start % width};
  bool wrapped = false;
  for (std::size_t i = 0; i < std::min(offset, entry.size()); ++i) {
    const auto byte = static_cast<unsigned char>(entry[i]);
    if ((byte & 0xC0) == 0x80) continue;
    if (byte == '\n') {
      if (wrapped) return {-1, 0};  // whether a row stays empty is the terminal's business
      cell = {cell.row + 1, 0};
      continue;
    }
    if (byte < 0x20 || byte == 0x7F) return {-1, 0};
    if (byte >= 0x80) {
      std::size_t end = i + 1;
      while (end < entry.size() && (static_cast<unsigned char>(entry[end]) & 0xC0) == 0x80) ++end;
      if (display_width(entry.substr(i, end - i)) != 1) return {-1, 0};
    }
    wrapped = ++cell.column == width;
    if (wrapped) cell = {cell.row + 1, 0};
  }
  return cell;
}

}  // namespace iku::cli
