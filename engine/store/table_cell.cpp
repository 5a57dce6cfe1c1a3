#include "store/table_cell.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace iku::store {
namespace {

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  });
}

/// Only these say how a well-written number is read; any other means that it is none.
bool is_mild(const std::string& doubt) {
  static constexpr std::array<std::string_view, 5> kMild = {
      "", "number.beyond_exact", "number.comma_groups", "number.one_group", "number.other_mark"};
  return std::find(kMild.begin(), kMild.end(), doubt) != kMild.end();
}

bool is_plain_unit(std::string_view unit) { return unit.empty() || unit == "%" || unit == "Rp"; }

}  // namespace

TableCell read_table_cell(std::string_view cell, DecimalMark mark) {
  TableCell out;
  cell = trim(cell);
  if (cell.empty()) return out;
  const std::optional<double> program = parse_plain_number(cell);
  Printed printed;
  // Most cells are whole numbers, which need no second look.
  const bool plain = program && cell.find('.') == std::string_view::npos;
  if (!plain || is_beyond_exact(*program))
    printed = read_printed(cell, {mark, std::nullopt, false});
  if (!plain && printed.kind == PrintedKind::kNumber && is_plain_unit(printed.unit) &&
      is_mild(printed.doubt)) {
    out.number = printed.number;
  } else if (program) {
    out.number = *program;
  } else {
    const bool dash = printed.kind == PrintedKind::kMissing && !has_letter(cell);
    out.kind = dash ? TableCell::Kind::kBlank : TableCell::Kind::kText;
    return out;
  }
  out.kind = TableCell::Kind::kNumber;
  if (printed.kind == PrintedKind::kNumber && printed.warning && is_mild(printed.doubt)) {
    out.doubt = std::move(printed.doubt);
    out.warning = std::move(*printed.warning);
  }
  return out;
}

}  // namespace iku::store
