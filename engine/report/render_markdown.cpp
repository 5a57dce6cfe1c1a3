#include <string>

#include "base/text.hpp"
#include "report/andaian.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

/// Text that cannot become a table border, markup or a link, whatever the data say.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '\\':
      case '|':
      case '*':
      case '`':
      case '[':
      case ']':
        out += '\\';
        out += c;
        break;
      default: out += c;
    }
  }
  return out;
}

/// A paragraph must not begin as a heading, a list or a quotation.
std::string paragraph(std::string_view text) {
  const std::string body = escaped(trim(text));
  const bool special =
      !body.empty() && std::string_view("#>-+=~").find(body.front()) != std::string_view::npos;
  return special ? "\\" + body : body;
}

std::string cell_text(const Cell& cell) {
  std::string text;
  for (int i = 0; i < cell.indent; ++i) text += "&emsp;";
  std::string body = escaped(trim(cell.text));
  if (cell.emphasis == Emphasis::kStrong && !body.empty()) body = "**" + body + "**";
  return text + body + superscript(cell.mark);
}

std::string row_text(const Row& row, std::size_t columns) {
  std::string out = "|";
  std::size_t column = 0;
  for (std::size_t i = 0; i < row.cells.size() && column < columns; ++i) {
    out += " " + cell_text(row.cells[i]) + " |";
    const int span = i == 0 && row.span > 1 ? row.span : 1;
    column += static_cast<std::size_t>(span);
    for (int extra = 1; extra < span; ++extra) out += " |";
  }
  for (; column < columns; ++column) out += " |";
  return out + "\n";
}

std::string andaian_paragraph(const Andaian& andaian) {
  return andaian.empty() ? "" : "**" + escaped(andaian_text(andaian)) + "**\n";
}

std::string table_text(const Table& table) {
  std::string out;
  if (!table.andaian.empty()) out += andaian_paragraph(table.andaian) + "\n";
  if (!table.title.empty()) out += "**" + escaped(table.title) + "**\n\n";
  out += "|";
  for (const Column& column : table.columns) out += " " + escaped(column.header) + " |";
  out += "\n|";
  for (const Column& column : table.columns) {
    out += column.align == Align::kRight ? " ---: |" : " --- |";
  }
  out += "\n";
  for (const Row& row : table.rows) out += row_text(row, table.columns.size());
  if (!table.notes.empty()) out += "\n";
  for (std::size_t i = 0; i < table.notes.size(); ++i) {
    const Note& note = table.notes[i];
    const bool last = i + 1 == table.notes.size();
    out += superscript(note.mark) + " " + escaped(note.text) + (last ? "\n" : "<br>\n");
  }
  return out;
}

}  // namespace

std::string render_markdown(const Table& table) { return table_text(table); }

std::string render_markdown(const Document& document) {
  std::string out;
  if (!document.title.empty()) out += "# " + escaped(document.title) + "\n";
  if (!document.subtitle.empty()) out += "\n" + paragraph(document.subtitle) + "\n";
  if (!document.andaian.empty()) out += "\n" + andaian_paragraph(document.andaian);
  for (const Section& section : document.sections) {
    if (!section.title.empty()) out += "\n## " + escaped(section.title) + "\n";
    for (const Block& block : section.blocks) {
      out += "\n";
      out += std::holds_alternative<Table>(block) ? table_text(std::get<Table>(block))
                                                  : paragraph(std::get<std::string>(block)) + "\n";
    }
  }
  return out;
}

}  // namespace iku::report
