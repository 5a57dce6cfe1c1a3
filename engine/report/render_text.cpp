#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

constexpr int kGap = 2;         // blank columns between two columns
constexpr int kNarrowest = 12;  // a wide column is never made narrower than this,
constexpr int kLongWord = 24;   // nor than its longest word, up to this
constexpr int kIndent = 2;      // of one level

std::string repeat(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::string plain(const Cell& cell) { return printable(cell.text) + superscript(cell.mark); }

/// Terminal codes around a text; the text is padded before, so that widths stay right.
std::string painted(const std::string& text, Emphasis emphasis, Role role, bool color) {
  if (!color || text.empty()) return text;
  std::string codes;
  if (emphasis == Emphasis::kStrong) codes += ";1";
  if (emphasis == Emphasis::kFaint) codes += ";2";
  if (role == Role::kGood) codes += ";32";
  if (role == Role::kFair) codes += ";33";
  if (role == Role::kBad) codes += ";31";
  if (codes.empty()) return text;
  return "\x1b[" + codes.substr(1) + "m" + text + "\x1b[0m";
}

int longest_word(const std::string& text) {
  int longest = 0;
  for (const std::string_view word : split(text, ' ')) {
    longest = std::max(longest, display_width(word));
  }
  return longest;
}

/// The first column that cell `index` of a row stands in.
std::size_t column_of(const Row& row, std::size_t index) {
  return index == 0 ? 0 : index + static_cast<std::size_t>(std::max(row.span, 1)) - 1;
}

int span_width(const std::vector<int>& widths, std::size_t first, std::size_t count) {
  int width = 0;
  for (std::size_t i = first; i < std::min(first + count, widths.size()); ++i) {
    width += widths[i] + (i == first ? 0 : kGap);
  }
  return width;
}

/// The narrowest column in which a header over figures takes two lines at most.
int header_width(const std::string& header) {
  int width = std::max(longest_word(header), 1);
  while (width < display_width(header) && wrap(header, width).size() > 2) ++width;
  return width;
}

std::vector<int> natural_widths(const Table& table) {
  std::vector<int> widths;
  for (const Column& column : table.columns) {
    const std::string header = printable(column.header);
    widths.push_back(column.wide ? display_width(header) : header_width(header));
  }
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::size_t column = column_of(row, i);
      if (column >= widths.size() || (i == 0 && row.span > 1)) continue;
      const int width = display_width(plain(row.cells[i])) + kIndent * row.cells[i].indent;
      widths[column] = std::max(widths[column], width);
    }
  }
  return widths;
}

/// The label of a total stands across several columns and may need more room than they have.
void widen_for_totals(const Table& table, std::vector<int>& widths) {
  for (const Row& row : table.rows) {
    if (row.kind != RowKind::kTotal || row.span < 2 || row.cells.empty()) continue;
    const std::size_t span = std::min(static_cast<std::size_t>(row.span), widths.size());
    const int wanted = display_width(plain(row.cells.front())) - span_width(widths, 0, span);
    if (wanted <= 0) continue;
    std::size_t column = 0;
    while (column + 1 < span && !table.columns[column].wide) ++column;
    widths[column] += wanted;
  }
}

/// The width below which each column is not made narrower; a column of figures never is.
std::vector<int> least_widths(const Table& table, const std::vector<int>& widths) {
  std::vector<int> least;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    least.push_back(table.columns[i].wide ? std::min(widths[i], kNarrowest) : widths[i]);
  }
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::size_t column = column_of(row, i);
      if (column >= widths.size() || (i == 0 && row.span > 1)) continue;
      const int word = longest_word(plain(row.cells[i])) + kIndent * row.cells[i].indent;
      least[column] = std::max(least[column], std::min(word, kLongWord));
    }
  }
  return least;
}

/// Takes columns from the widest running text first, until the table fits or all are narrow.
void shrink(const Table& table, std::vector<int>& widths, int available) {
  const std::vector<int> least = least_widths(table, widths);
  for (int excess = span_width(widths, 0, widths.size()) - available; excess > 0; --excess) {
    int* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > least[i] && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    }
    if (widest == nullptr) return;
    --*widest;
  }
}

/// Where one row has room left, its headers need not be broken.
void widen_headers(const Table& table, std::vector<int>& widths, int available) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const int room = available - span_width(widths, 0, widths.size());
    const int wanted = display_width(printable(table.columns[i].header)) - widths[i];
    if (wanted > 0 && wanted <= room) widths[i] += wanted;
  }
}

std::vector<int> layout(const Table& table, int available) {
  std::vector<int> widths = natural_widths(table);
  widen_for_totals(table, widths);
  shrink(table, widths, available);
  widen_headers(table, widths, available);
  return widths;
}

struct Piece {
  std::vector<std::string> lines;
  int width = 0;
  Align align = Align::kLeft;
  const Cell* cell = nullptr;
};

/// Puts blocks of lines side by side; the last line of each ends without blanks.
std::string side_by_side(const std::vector<Piece>& blocks, bool from_bottom, bool color) {
  std::size_t height = 0;
  for (const Piece& block : blocks) height = std::max(height, block.lines.size());
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    int owed = 1;  // blanks not yet written, so that none stands at a line's end
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Piece& block = blocks[i];
      const std::size_t skip = from_bottom ? height - block.lines.size() : 0;
      const bool filled = line >= skip && line - skip < block.lines.size();
      const std::string piece = filled ? block.lines[line - skip] : "";
      const int width = display_width(piece);
      const int before = block.align == Align::kRight ? std::max(block.width - width, 0) : 0;
      if (!piece.empty()) {
        text += spaces(owed + before);
        text += block.cell == nullptr
                    ? piece
                    : painted(piece, block.cell->emphasis, block.cell->role, color);
        owed = std::max(block.width - before - width, 0);
      } else {
        owed += block.width;
      }
      owed += kGap;
    }
    out += text + "\n";
  }
  return out;
}

std::vector<std::string> wrapped(const std::string& text, int width, int indent) {
  std::vector<std::string> lines = wrap(text, std::max(width - kIndent * indent, 1));
  for (std::string& line : lines) line.insert(0, spaces(kIndent * indent));
  return lines;
}

std::string row_text(const Table& table, const Row& row, const std::vector<int>& widths,
                     const RenderOptions& options) {
  std::vector<Piece> blocks;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::size_t column = column_of(row, i);
    if (column >= widths.size()) break;
    const std::size_t count = i == 0 ? static_cast<std::size_t>(std::max(row.span, 1)) : 1;
    const Cell& cell = row.cells[i];
    Piece block;
    block.width = span_width(widths, column, count);
    const int limit =
        row.kind == RowKind::kGroup ? std::max(block.width, options.width - 2) : block.width;
    block.lines = wrapped(plain(cell), limit, cell.indent);
    block.align = i == 0 && count > 1 ? Align::kLeft : table.columns[column].align;
    block.cell = &cell;
    blocks.push_back(std::move(block));
  }
  return side_by_side(blocks, false, options.color);
}

std::string header_text(const Table& table, const std::vector<int>& widths,
                        const RenderOptions& options) {
  std::vector<Cell> cells;
  for (const Column& column : table.columns) {
    cells.emplace_back(printable(column.header));
    cells.back().emphasis = Emphasis::kStrong;
  }
  std::vector<Piece> blocks;
  bool any = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    any = any || !cells[i].text.empty();
    blocks.push_back({wrap(cells[i].text, std::max(widths[i], 1)), widths[i],
                      table.columns[i].align, &cells[i]});
  }
  return any ? side_by_side(blocks, true, options.color) : "";
}

std::string notes_text(const Table& table, const RenderOptions& options) {
  std::string out;
  for (const Note& note : table.notes) {
    const std::string mark = " " + superscript(note.mark) + " ";
    const int width = display_width(mark);
    bool first = true;
    for (const std::string& line : wrap(printable(note.text), options.width - width)) {
      out += painted((first ? mark : spaces(width)) + line, Emphasis::kFaint, Role::kNone,
                     options.color) +
             "\n";
      first = false;
    }
  }
  return out;
}

std::string heading(const std::string& text, std::string_view underline,
                    const RenderOptions& options) {
  std::string out;
  int longest = 0;
  for (const std::string& line : wrap(printable(text), options.width)) {
    longest = std::max(longest, display_width(line));
    out += painted(line, Emphasis::kStrong, Role::kNone, options.color) + "\n";
  }
  return out + repeat(underline, longest) + "\n";
}

std::string paragraph_text(const std::string& text, const RenderOptions& options) {
  std::string out;
  for (const std::string& line : wrap(printable(text), options.width)) out += line + "\n";
  return out;
}

}  // namespace

std::string render_text(const Table& table, const RenderOptions& options) {
  const std::vector<int> widths = layout(table, options.width - 2);
  const std::string rule =
      " " + repeat("─", std::max(span_width(widths, 0, widths.size()), 1)) + "\n";
  std::string out;
  if (!table.title.empty()) {
    for (const std::string& line : wrap(printable(table.title), options.width)) {
      out += painted(line, Emphasis::kStrong, Role::kNone, options.color) + "\n";
    }
  }
  const std::string header = header_text(table, widths, options);
  if (!header.empty()) out += header + rule;
  RowKind before = RowKind::kTotal;
  for (const Row& row : table.rows) {
    if (row.kind == RowKind::kTotal && before == RowKind::kPlain) out += rule;
    out += row_text(table, row, widths, options);
    before = row.kind;
  }
  return out + notes_text(table, options);
}

std::string render_text(const Document& document, const RenderOptions& options) {
  std::string out;
  if (!document.title.empty()) out += heading(document.title, "═", options);
  if (!document.subtitle.empty()) out += paragraph_text(document.subtitle, options);
  for (const Section& section : document.sections) {
    if (!out.empty()) out += "\n";
    if (!section.title.empty()) out += heading(section.title, "─", options);
    bool first = true;
    for (const Block& block : section.blocks) {
      if (!first) out += "\n";
      first = false;
      out += std::holds_alternative<Table>(block)
                 ? render_text(std::get<Table>(block), options)
                 : paragraph_text(std::get<std::string>(block), options);
    }
  }
  return out;
}

}  // namespace iku::report
