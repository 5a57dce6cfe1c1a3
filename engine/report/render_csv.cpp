#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.hpp"
#include "report/andaian.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

/// A cell as a program reads it, and what the page says besides: its note, and what stands in
/// brackets behind its number.
struct Field {
  std::string text;
  std::string note;
};

/// Whether a text is a number, with its unit: "≤ 5" and "BB (72)" say more than 5 and 72.
bool is_number(std::string_view text) { return read_printed(text).kind == PrintedKind::kNumber; }

Field field_of(const Table& table, const Cell& cell, bool safe) {
  Field field{csv_field(cell.text, safe), {}};
  const std::size_t bracket = cell.text.find(" (");
  const std::string_view shown = std::string_view(cell.text).substr(0, bracket);
  if (cell.number && is_number(shown)) {
    field.text = fmt::format("{}", *cell.number);
    if (bracket != std::string::npos) {
      field.note = cell.text.substr(bracket + 2, cell.text.size() - bracket - 3);
    }
  }
  for (const Note& note : table.notes) {
    if (cell.mark.empty() || note.mark != cell.mark) continue;
    field.note += (field.note.empty() ? "" : "; ") + note.text;
  }
  return field;
}

/// The fields of a row, and what is said of them, each with the name of its column.
std::vector<std::string> fields_of(const Table& table, const Row& row, bool safe,
                                   std::string& notes) {
  std::vector<std::string> fields(table.columns.size());
  std::size_t column = 0;
  for (std::size_t i = 0; i < row.cells.size() && column < fields.size(); ++i) {
    const Field field = field_of(table, row.cells[i], safe);
    fields[column] = field.text;
    if (!field.note.empty()) {
      const std::string& name = table.columns[column].header;
      notes += fmt::format("{}{}{}{}", notes.empty() ? "" : "; ", name, name.empty() ? "" : ": ",
                           field.note);
    }
    column += static_cast<std::size_t>(i == 0 && row.span > 1 ? row.span : 1);
  }
  return fields;
}

/// Columns besides the table's own: "catatan", where something is said of a cell or of the whole,
/// and "andaian", in every row of a what-if.
std::string table_text(const Table& table, const Andaian& andaian, bool safe) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> notes;
  for (const Row& row : table.rows) {
    lines.push_back(fields_of(table, row, safe, notes.emplace_back()));
  }
  for (const Note& note : table.notes) {
    if (!note.mark.empty()) continue;
    lines.emplace_back(table.columns.size());
    notes.push_back(note.text);
  }
  const bool noted = std::any_of(notes.begin(), notes.end(),
                                 [](const std::string& note) { return !note.empty(); });
  const std::string mark = andaian_text(andaian);
  std::vector<std::string> headers;
  for (const Column& column : table.columns) headers.push_back(csv_field(column.header, safe));
  if (noted) headers.emplace_back("catatan");
  if (!mark.empty()) headers.emplace_back("andaian");
  std::string out = fmt::format("{}{}", fmt::join(headers, ","), kLineEnd);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (noted) lines[i].push_back(csv_field(notes[i], safe));
    if (!mark.empty()) lines[i].push_back(csv_field(mark, safe));
    out += fmt::format("{}{}", fmt::join(lines[i], ","), kLineEnd);
  }
  return out;
}

}  // namespace

std::string csv_field(std::string_view text, bool safe) {
  static constexpr std::string_view kFormulaSigns = "=+-@\t\r";
  const bool formula = safe && !text.empty() &&
                       kFormulaSigns.find(text.front()) != std::string_view::npos &&
                       !parse_plain_number(text);
  if (formula) return csv_field("'" + std::string(text));
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string render_csv(const Table& table, const RenderOptions& options) {
  return table_text(table, table.andaian, options.csv_safe);
}

std::string render_csv(const Document& document, const RenderOptions& options) {
  std::string out;
  for (const Section& section : document.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      if (!out.empty()) out += kLineEnd;
      out += table_text(*table, document.andaian, options.csv_safe);
    }
  }
  return out;
}

}  // namespace iku::report
