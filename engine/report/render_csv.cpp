#include <fmt/format.h>

#include <string>

#include "base/number.hpp"
#include "report/andaian.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string cell_text(const Cell& cell, bool safe) {
  return cell.number ? fmt::format("{}", *cell.number) : csv_field(cell.text, safe);
}

/// `mark` is a last field; there is none where it is empty.
std::string row_text(const Row& row, std::size_t columns, const std::string& mark, bool safe) {
  std::vector<std::string> fields(columns);
  std::size_t column = 0;
  for (std::size_t i = 0; i < row.cells.size() && column < columns; ++i) {
    fields[column] = cell_text(row.cells[i], safe);
    column += static_cast<std::size_t>(i == 0 && row.span > 1 ? row.span : 1);
  }
  if (!mark.empty()) fields.push_back(csv_field(mark, safe));
  return fmt::format("{}{}", fmt::join(fields, ","), kLineEnd);
}

std::string table_text(const Table& table, const Andaian& andaian, bool safe) {
  const std::string mark = andaian_text(andaian);
  std::vector<std::string> headers;
  for (const Column& column : table.columns) headers.push_back(csv_field(column.header, safe));
  if (!mark.empty()) headers.emplace_back("andaian");
  std::string out = fmt::format("{}{}", fmt::join(headers, ","), kLineEnd);
  for (const Row& row : table.rows) out += row_text(row, table.columns.size(), mark, safe);
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
