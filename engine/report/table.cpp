#include "report/table.hpp"

#include <utility>

#include "base/work.hpp"

namespace iku::report {

std::string Table::mark(std::string_view text) {
  count_work();
  const auto [known, is_new] = noted.try_emplace(std::string(text), notes.size());
  if (is_new) notes.push_back({std::to_string(notes.size() + 1), std::string(text)});
  return notes[known->second].mark;
}

void Table::add(std::vector<Cell> cells) { rows.push_back({RowKind::kPlain, std::move(cells)}); }

void Table::add_group(std::string text, int level) {
  Cell cell(std::move(text));
  cell.emphasis = Emphasis::kStrong;
  cell.indent = level;
  rows.push_back({RowKind::kGroup, {std::move(cell)}, static_cast<int>(columns.size())});
}

void Table::add_remark(std::string text) {
  Cell cell(std::move(text));
  cell.emphasis = Emphasis::kFaint;
  cell.indent = 2;
  rows.push_back({RowKind::kPlain, {std::move(cell)}, static_cast<int>(columns.size())});
}

void Table::add_total(std::string label, std::vector<Cell> cells) {
  const int span = static_cast<int>(columns.size()) - static_cast<int>(cells.size());
  cells.insert(cells.begin(), Cell(std::move(label)));
  for (Cell& cell : cells) cell.emphasis = Emphasis::kStrong;
  rows.push_back({RowKind::kTotal, std::move(cells), span < 1 ? 1 : span});
}

std::string superscript(std::string_view mark) {
  static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char c : mark) {
    if (c >= '0' && c <= '9') {
      text += kDigits[c - '0'];
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace iku::report
