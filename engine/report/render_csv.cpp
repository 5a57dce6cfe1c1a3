#include <fmt/format.h>

#include <string>

#include "report/andaian.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string cell_text(const Cell& cell) {
  return cell.number ? fmt::format("{}", *cell.number) : csv_field(cell.text);
}

/// `mark` is a last field; there is none where it is empty.
std::string row_text(const Row& row, std::size_t columns, const std::string& mark) {
  std::vector<std::string> fields(columns);
  std::size_t column = 0;
  for (std::size_t i = 0; i < row.cells.size() && column < columns; ++i) {
    fields[column] = cell_text(row.cells[i]);
    column += static_cast<std::size_t>(i == 0 && row.span > 1 ? row.span : 1);
  }
  if (!mark.empty()) fields.push_back(csv_field(mark));
  return fmt::format("{}{}", fmt::join(fields, ","), kLineEnd);
}

std::string table_text(const Table& table, const Andaian& andaian) {
  const std::string mark = andaian_text(andaian);
  std::vector<std::string> headers;
  for (const Column& column : table.columns) headers.push_back(csv_field(column.header));
  if (!mark.empty()) headers.emplace_back("andaian");
  std::string out = fmt::format("{}{}", fmt::join(headers, ","), kLineEnd);
  for (const Row& row : table.rows) out += row_text(row, table.columns.size(), mark);
  return out;
}

}  // namespace

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string render_csv(const Table& table) { return table_text(table, table.andaian); }

std::string render_csv(const Document& document) {
  std::string out;
  for (const Section& section : document.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      if (!out.empty()) out += kLineEnd;
      out += table_text(*table, document.andaian);
    }
  }
  return out;
}

}  // namespace iku::report
