#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/number.hpp"

// What a cell of a CSV table is. Used by csv.cpp.

namespace iku::store {

struct TableCell {
  enum class Kind { kBlank, kNumber, kText };
  Kind kind = Kind::kBlank;
  double number = 0;
  bool percent = false;  ///< printed with "%"
  std::string doubt;     ///< the kind of doubt about the number's reading; may be empty
  std::string warning;   ///< the same in words
};

/// Reads a cell as a printed number ("3,5", "1.234,5", "83,63 %", "Rp 1.000") or one of a program
/// ("2e3"); an empty one and a dash are blank, a number with any other word is text. `delimiter` is
/// what parts the fields of the file: where commas do, "1,050" is doubtful.
TableCell read_table_cell(std::string_view cell, DecimalMark mark, char delimiter = ';');

/// Whether a row that begins with this cell sums the others up: "Jumlah", "Rata-rata", "NRR"; or
/// weighs them: "Bobot".
bool heads_summary(std::string_view cell);

/// Whether a column of this name numbers the rows: "No", "Responden".
bool numbers_rows(std::string_view column);

}  // namespace iku::store
