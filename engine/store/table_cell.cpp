#include "store/table_cell.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/catalogue.hpp"
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

/// "1,050" between quotes in a file whose fields commas part: decimals, or a thousand as English
/// spreadsheets write it.
bool may_group(std::string_view cell) {
  const std::size_t comma = cell.find(',');
  const auto is_digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view whole = cell.substr(0, comma);
  return comma != std::string_view::npos && whole.size() <= 3 && !whole.starts_with('0') &&
         is_digits(whole) && cell.size() == comma + 4 && is_digits(cell.substr(comma + 1));
}

bool is_plain_unit(std::string_view unit) { return unit.empty() || unit == "%" || unit == "Rp"; }

}  // namespace

bool heads_summary(std::string_view cell) {
  static constexpr std::array<std::string_view, 29> kHeads = {"jumlah",
                                                              "jumlah nilai",
                                                              "jumlah skor",
                                                              "jumlah total",
                                                              "jumlah keseluruhan",
                                                              "total",
                                                              "total nilai",
                                                              "total skor",
                                                              "grand total",
                                                              "subtotal",
                                                              "sub total",
                                                              "sub-total",
                                                              "rata-rata",
                                                              "rata rata",
                                                              "rata2",
                                                              "rerata",
                                                              "rataan",
                                                              "nilai rata-rata",
                                                              "rata-rata nilai",
                                                              "nrr",
                                                              "nrr / unsur",
                                                              "nrr/unsur",
                                                              "nrr per unsur",
                                                              "nilai per unsur",
                                                              "nrr tertimbang",
                                                              "bobot",
                                                              "bobot nilai",
                                                              "ikm",
                                                              "nilai ikm"};
  std::string head = lower(trim(cell));
  while (head.ends_with(':') || head.ends_with('*') || head.ends_with('.') || head.ends_with(' ')) {
    head.pop_back();
  }
  return std::find(kHeads.begin(), kHeads.end(), head) != kHeads.end();
}

bool numbers_rows(std::string_view column) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "no",           "nomor",           "responden", "no responden",
      "no_responden", "nomor responden", "id",        "no urut"};
  std::string name = lower(trim(column));
  std::erase(name, '.');
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

TableCell read_table_cell(std::string_view cell, DecimalMark mark, char delimiter) {
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
    out.percent = printed.unit == "%";
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
  } else if (delimiter == ',' && mark == DecimalMark::kEither && may_group(cell)) {
    std::string grouped(cell);
    grouped.erase(grouped.find(','), 1);
    out.doubt = "csv.may_group";
    out.warning = say("csv.may_group", cell, format_number(out.number, -1), grouped);
  }
  return out;
}

}  // namespace iku::store
