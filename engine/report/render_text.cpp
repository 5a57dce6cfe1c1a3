#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/joint.hpp"
#include "base/text.hpp"
#include "report/andaian.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

constexpr int kGap = 2;         // blank columns between two columns,
constexpr int kNarrowGap = 1;   // where the page is narrow
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

/// A text in its style; it is padded outside, so that widths stay right.
Styled painted(const std::string& text, Emphasis emphasis, Role role, bool color) {
  if (!color) return text;
  Style style{.bold = emphasis == Emphasis::kStrong, .faint = emphasis == Emphasis::kFaint};
  if (role == Role::kGood) style.color = Color::kGreen;
  if (role == Role::kFair) style.color = Color::kYellow;
  if (role == Role::kBad) style.color = Color::kRed;
  return {text, style};
}

int longest_word(const std::string& text) {
  int longest = 0;
  for (const std::string_view word : split(text, ' ')) {
    longest = std::max(longest, display_width(word));
  }
  return longest;
}

/// The longest part of a text that wrap() does not break: of "nilai_akip" it is "nilai_".
int longest_piece(const std::string& text) {
  int longest = 0;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != ' ' && !is_joint(text[at])) continue;
    const std::size_t end = text[at] == ' ' ? at : at + 1;
    longest = std::max(longest, display_width(std::string_view(text).substr(start, end - start)));
    start = at + 1;
  }
  return std::max(longest, display_width(std::string_view(text).substr(start)));
}

/// How far columns may be narrowed where a page is narrow, each further than the one before.
/// Figures never are.
enum class Squeeze {
  kRunningText,  ///< running text alone
  kAllText,      ///< every text, at blanks; headers too
  kJoints,       ///< and codes at their joints
};

/// The widths of the columns, and how far apart they stand.
struct Layout {
  std::vector<int> widths;
  int gap = kGap;
};

/// The first column that cell `index` of a row stands in.
std::size_t column_of(const Row& row, std::size_t index) {
  return index == 0 ? 0 : index + static_cast<std::size_t>(std::max(row.span, 1)) - 1;
}

int span_width(const Layout& layout, std::size_t first, std::size_t count) {
  int width = 0;
  for (std::size_t i = first; i < std::min(first + count, layout.widths.size()); ++i) {
    width += layout.widths[i] + (i == first ? 0 : layout.gap);
  }
  return width;
}

int whole_width(const Layout& layout) { return span_width(layout, 0, layout.widths.size()); }

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
void widen_for_totals(const Table& table, Layout& layout) {
  for (const Row& row : table.rows) {
    if (row.kind != RowKind::kTotal || row.span < 2 || row.cells.empty()) continue;
    const std::size_t span = std::min(static_cast<std::size_t>(row.span), layout.widths.size());
    const int wanted = display_width(plain(row.cells.front())) - span_width(layout, 0, span);
    if (wanted <= 0) continue;
    std::size_t column = 0;
    while (column + 1 < span && !table.columns[column].wide) ++column;
    layout.widths[column] += wanted;
  }
}

/// What a cell needs where its column may be narrowed so far.
int least_width(const std::string& text, bool figures, Squeeze squeeze) {
  if (figures) return display_width(text);
  return std::min(squeeze == Squeeze::kJoints ? longest_piece(text) : longest_word(text),
                  kLongWord);
}

/// The width below which each column is not made narrower.
std::vector<int> least_widths(const Table& table, const std::vector<int>& widths, Squeeze squeeze) {
  std::vector<int> least;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (squeeze != Squeeze::kRunningText) {
      least.push_back(longest_word(printable(table.columns[i].header)));
    } else {
      least.push_back(table.columns[i].wide ? std::min(widths[i], kNarrowest) : widths[i]);
    }
  }
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::size_t column = column_of(row, i);
      if (column >= widths.size() || (i == 0 && row.span > 1)) continue;
      const int wanted =
          least_width(plain(row.cells[i]), table.columns[column].align == Align::kRight, squeeze) +
          kIndent * row.cells[i].indent;
      least[column] = std::max(least[column], wanted);
    }
  }
  return least;
}

/// Takes columns from the widest first, until the table fits or all are narrow. True when it fits.
bool shrink(Layout& layout, const std::vector<int>& least, int available) {
  std::vector<int>& widths = layout.widths;
  for (int excess = whole_width(layout) - available; excess > 0; --excess) {
    int* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > least[i] && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    }
    if (widest == nullptr) return false;
    --*widest;
  }
  return true;
}

/// Where one row has room left, its headers need not be broken.
void widen_headers(const Table& table, Layout& layout, int available) {
  for (std::size_t i = 0; i < layout.widths.size(); ++i) {
    const int room = available - whole_width(layout);
    const int wanted = display_width(printable(table.columns[i].header)) - layout.widths[i];
    if (wanted > 0 && wanted <= room) layout.widths[i] += wanted;
  }
}

Layout natural_layout(const Table& table) {
  Layout layout{natural_widths(table)};
  widen_for_totals(table, layout);
  return layout;
}

/// Nothing where the columns do not stand side by side on a page of so many columns.
std::optional<Layout> fitting_layout(const Table& table, int page) {
  const int available = page - 2;  // a blank on either side, unless all fits without the second
  if (Layout layout = natural_layout(table); whole_width(layout) + 1 == page) return layout;
  struct Try {
    Squeeze squeeze;
    int gap;
  };
  for (const Try& way : {Try{Squeeze::kRunningText, kGap}, Try{Squeeze::kRunningText, kNarrowGap},
                         Try{Squeeze::kAllText, kNarrowGap}, Try{Squeeze::kJoints, kNarrowGap}}) {
    Layout layout = natural_layout(table);
    layout.gap = way.gap;
    if (!shrink(layout, least_widths(table, layout.widths, way.squeeze), available)) continue;
    widen_headers(table, layout, available);
    return layout;
  }
  return std::nullopt;
}

struct Piece {
  std::vector<std::string> lines;
  int width = 0;
  Align align = Align::kLeft;
  const Cell* cell = nullptr;
};

/// Puts blocks of lines side by side; the last line of each ends without blanks.
Styled side_by_side(const std::vector<Piece>& blocks, bool from_bottom, int gap, bool color) {
  std::size_t height = 0;
  for (const Piece& block : blocks) height = std::max(height, block.lines.size());
  Styled out;
  for (std::size_t line = 0; line < height; ++line) {
    Styled text;
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
                    ? Styled(piece)
                    : painted(piece, block.cell->emphasis, block.cell->role, color);
        owed = std::max(block.width - before - width, 0);
      } else {
        owed += block.width;
      }
      owed += gap;
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

Styled row_text(const Table& table, const Row& row, const Layout& layout,
                const RenderOptions& options) {
  std::vector<Piece> blocks;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::size_t column = column_of(row, i);
    if (column >= layout.widths.size()) break;
    const std::size_t count = i == 0 ? static_cast<std::size_t>(std::max(row.span, 1)) : 1;
    const Cell& cell = row.cells[i];
    Piece block;
    block.width = span_width(layout, column, count);
    const int limit =
        row.kind == RowKind::kGroup ? std::max(block.width, options.width - 2) : block.width;
    block.lines = wrapped(plain(cell), limit, cell.indent);
    block.align = i == 0 && count > 1 ? Align::kLeft : table.columns[column].align;
    block.cell = &cell;
    blocks.push_back(std::move(block));
  }
  return side_by_side(blocks, false, layout.gap, options.color);
}

Styled header_text(const Table& table, const Layout& layout, const RenderOptions& options) {
  std::vector<Cell> cells;
  for (const Column& column : table.columns) {
    cells.emplace_back(printable(column.header));
    cells.back().emphasis = Emphasis::kStrong;
  }
  std::vector<Piece> blocks;
  bool any = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    any = any || !cells[i].text.empty();
    blocks.push_back({wrap(cells[i].text, std::max(layout.widths[i], 1)), layout.widths[i],
                      table.columns[i].align, &cells[i]});
  }
  return any ? side_by_side(blocks, true, layout.gap, options.color) : Styled();
}

/// A row of a table that is wider than the page: its first cell, and below it each of the others
/// with what stands above its column. Nothing is left out.
Styled card_text(const Table& table, const Row& row, int label, const RenderOptions& options) {
  Styled out;
  const auto add = [&](const Cell& cell, const std::string& before, int indent) {
    const int room = options.width - 1 - kIndent * indent - display_width(before);
    bool first = true;
    for (const std::string& line : wrap(plain(cell), std::max(room, 1))) {
      out += spaces(1 + kIndent * indent) + (first ? before : spaces(display_width(before))) +
             painted(line, cell.emphasis, cell.role, options.color) + "\n";
      first = false;
    }
  };
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.text.empty()) continue;
    const std::size_t column = column_of(row, i);
    if (i == 0 || column >= table.columns.size()) {
      add(cell, {}, cell.indent);
    } else {
      add(cell, pad_right(printable(table.columns[column].header), label) + spaces(kGap), 1);
    }
  }
  return out;
}

Styled cards_text(const Table& table, const RenderOptions& options) {
  int label = 0;
  for (const Column& column : table.columns) {
    label = std::max(label, display_width(printable(column.header)));
  }
  label = std::min(label, options.width / 3);
  Styled out;
  for (const Row& row : table.rows) out += card_text(table, row, label, options);
  return out;
}

Styled notes_text(const Table& table, const RenderOptions& options) {
  Styled out;
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

Styled heading(const std::string& text, std::string_view underline, const RenderOptions& options) {
  Styled out;
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

Styled render_andaian(const Andaian& andaian, const RenderOptions& options) {
  if (andaian.empty()) return {};
  Styled out;
  for (const std::string& line : wrap(printable(andaian_text(andaian)), options.width - 2)) {
    out += " " + painted(line, Emphasis::kNone, Role::kFair, options.color) + "\n";
  }
  return out;
}

int text_width(const Table& table) { return whole_width(natural_layout(table)) + 1; }

Styled render_text(const Table& table, const RenderOptions& options) {
  Styled out;
  if (!table.title.empty()) {
    for (const std::string& line : wrap(printable(table.title), options.width)) {
      out += painted(line, Emphasis::kStrong, Role::kNone, options.color) + "\n";
    }
  }
  out += render_andaian(table.andaian, options);
  const std::optional<Layout> layout = fitting_layout(table, options.width);
  if (!layout) return out + cards_text(table, options) + notes_text(table, options);
  const std::string rule = " " + repeat("─", std::max(whole_width(*layout), 1)) + "\n";
  const Styled header = header_text(table, *layout, options);
  if (!header.empty()) out += header + rule;
  RowKind before = RowKind::kTotal;
  for (const Row& row : table.rows) {
    if (row.kind == RowKind::kTotal && before == RowKind::kPlain) out += rule;
    out += row_text(table, row, *layout, options);
    before = row.kind;
  }
  return out + notes_text(table, options);
}

Styled render_text(const Document& document, const RenderOptions& options) {
  Styled out;
  if (!document.title.empty()) out += heading(document.title, "═", options);
  if (!document.subtitle.empty()) out += paragraph_text(document.subtitle, options);
  out += render_andaian(document.andaian, options);
  for (const Section& section : document.sections) {
    if (!out.empty()) out += "\n";
    if (!section.title.empty()) out += heading(section.title, "─", options);
    bool first = true;
    for (const Block& block : section.blocks) {
      if (!first) out += "\n";
      first = false;
      out += std::holds_alternative<Table>(block)
                 ? render_text(std::get<Table>(block), options)
                 : Styled(paragraph_text(std::get<std::string>(block), options));
    }
  }
  return out;
}

}  // namespace iku::report
