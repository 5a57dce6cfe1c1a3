#include "base/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku {
namespace {

constexpr int kTabStop = 4;
// A longer line (minified JSON) is not kept: thousands of diagnostics would each hold a copy.
constexpr std::size_t kMaxKeptLine = 4096;
// Wider lines are cut to a window around the caret.
constexpr int kMaxShownColumns = 120;

Style style_of(Level level, bool color) {
  if (!color) return {};
  const Color of_level = level == Level::kError     ? Color::kRed
                         : level == Level::kWarning ? Color::kYellow
                                                    : Color::kCyan;
  return {.bold = true, .color = of_level};
}

std::string_view level_key(Level level) {
  switch (level) {
    case Level::kNote: return "diagnostic.note";
    case Level::kWarning: return "diagnostic.warning";
    case Level::kError: break;
  }
  return "diagnostic.error";
}

/// Appends `text` with tabs as spaces up to the next stop, and returns the column it ends in.
int append_expanded(std::string& out, std::string_view text, int column) {
  bool first = true;
  for (std::string_view part : split(text, '\t')) {
    if (!first) {
      const int blanks = kTabStop - column % kTabStop;
      out.append(static_cast<std::size_t>(blanks), ' ');
      column += blanks;
    }
    first = false;
    const std::string shown = printable(part);
    out.append(shown);
    column += display_width(shown);
  }
  return column;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The nearest offset at or before `at` where a character begins.
std::size_t character_start(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

std::size_t character_end(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at < text.size() && is_continuation(text[at])) ++at;
  return at;
}

/// A source line as it is shown, and the columns the caret takes under it.
struct Excerpt {
  std::string line;
  int caret_column = 0;
  int caret_length = 0;  ///< 0: no caret
};

/// Cuts a wide line to a window that holds the caret, with an ellipsis where text is left out.
Excerpt narrowed(const Excerpt& wide) {
  if (display_width(wide.line) <= kMaxShownColumns) return wide;
  const int first = std::max(0, wide.caret_column - kMaxShownColumns / 2);
  Excerpt out;
  int column = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  int begin_column = 0;
  while (end < wide.line.size() && column < first + kMaxShownColumns) {
    const std::size_t next = character_end(wide.line, end + 1);
    if (column <= first) {
      begin = end;
      begin_column = column;
    }
    column += display_width(std::string_view(wide.line).substr(end, next - end));
    end = next;
  }
  const bool cut_front = begin > 0;
  out.line = (cut_front ? "…" : "") + wide.line.substr(begin, end - begin) +
             (end < wide.line.size() ? "…" : "");
  out.caret_column = wide.caret_column - begin_column + (cut_front ? 1 : 0);
  out.caret_length = std::min(wide.caret_length, std::max(1, column - wide.caret_column));
  return out;
}

Excerpt excerpt_of(const Place& where) {
  const std::string_view line = where.line_text;
  Excerpt out;
  if (where.column <= 0) {
    append_expanded(out.line, line, 0);
    return narrowed(out);
  }
  const std::size_t start = character_start(line, static_cast<std::size_t>(where.column) - 1);
  const auto length = static_cast<std::size_t>(std::max(1, where.length));
  const std::size_t end = character_end(line, start + std::min(length, line.size() - start));
  out.caret_column = append_expanded(out.line, line.substr(0, start), 0);
  const int after = append_expanded(out.line, line.substr(start, end - start), out.caret_column);
  out.caret_length = std::max(1, after - out.caret_column);
  append_expanded(out.line, line.substr(end), after);
  return narrowed(out);
}

/// "file:12:7: ", "baris 12:7: " without a file, or nothing.
std::string location(const Place& where) {
  std::string out = printable(where.file);
  if (where.line > 0) {
    if (out.empty()) {
      out = say("diagnostic.line", where.line);
    } else {
      out += fmt::format(":{}", where.line);
    }
    if (where.column > 0) out += fmt::format(":{}", where.column);
  }
  if (!out.empty()) out += ": ";
  return out;
}

/// The text after `head`; further lines are indented as far, so that they read as one piece.
std::string indented(std::string_view head, std::string_view text, int indent) {
  std::string out(head);
  bool first = true;
  for (std::string_view line : split(text, '\n')) {
    if (!first) out.append("\n").append(static_cast<std::size_t>(indent), ' ');
    first = false;
    out.append(printable(line));
  }
  return out + "\n";
}

Styled source_lines(const Place& where, const Style& style) {
  const Excerpt excerpt = excerpt_of(where);
  const std::string number = where.line > 0 ? fmt::format("{}", where.line) : "";
  Styled out = fmt::format(" {} | {}\n", number, excerpt.line);
  if (excerpt.caret_length > 0) {
    out += fmt::format(" {:{}} | {:{}}", "", number.size(), "", excerpt.caret_column);
    out += Styled(std::string(static_cast<std::size_t>(excerpt.caret_length), '^'), style);
    out += "\n";
  }
  return out;
}

std::string first_message(const std::vector<Diagnostic>& diagnostics) {
  return diagnostics.empty() ? std::string() : diagnostics.front().message;
}

}  // namespace

Error::Error(Diagnostic diagnostic, Exit status)
    : std::runtime_error(diagnostic.message), status_(status) {
  diagnostics_.push_back(std::move(diagnostic));
}

Error::Error(std::vector<Diagnostic> diagnostics, Exit status)
    : std::runtime_error(first_message(diagnostics)),
      diagnostics_(std::move(diagnostics)),
      status_(status) {
  if (diagnostics_.empty()) throw std::logic_error("Error without a diagnostic");
}

Place place_at(std::string_view file, std::string_view text, std::size_t offset, int length) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::size_t line_start = newline == std::string_view::npos ? 0 : newline + 1;
  std::string_view line = text.substr(line_start, text.find('\n', offset) - line_start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  Place place;
  place.file = std::string(file);
  place.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  place.column = 1 + static_cast<int>(offset - line_start);
  place.length = length;
  if (line.size() <= kMaxKeptLine) place.line_text = std::string(line);
  return place;
}

Styled render(const Diagnostic& diagnostic, bool color) {
  const Style style = style_of(diagnostic.level, color);
  const Place& where = diagnostic.where;
  Styled out(location(where), Style{.bold = color});
  out += Styled(fmt::format("{}:", sentence(level_key(diagnostic.level))), style);
  out += " " + indented({}, diagnostic.message, 2);
  if (!where.line_text.empty()) out += source_lines(where, style);
  for (const std::string& note : diagnostic.notes) {
    out += indented(fmt::format("  {}: ", sentence("diagnostic.note")), note, 4);
  }
  if (!diagnostic.help.empty()) {
    out += indented(fmt::format("  {}: ", sentence("diagnostic.help")), diagnostic.help, 4);
  }
  return out;
}

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& one) { return one.level == Level::kError; });
}

}  // namespace iku
