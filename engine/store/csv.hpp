#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/number.hpp"
#include "model/figure.hpp"

// Reads a CSV table (survey answers, criteria answers) as spreadsheets of either locale write it.
// Used by the workspace reader for {"berkas": …}.

namespace iku::store {

/// The most cells a table may hold.
inline constexpr std::size_t kMaxTableCells = 8'000'000;

/// Reads a CSV text in UTF-8; `name` stands for its file. The first line that is no `#` comment is
/// the header; it also tells the delimiter, which is `,`, `;` or a tab, unless a line "sep=;"
/// before it does, as Excel writes it. Columns without a name at the right edge must be blank.
/// Numbers are read as printed, with the decimal mark that the source declares. Throws Error
/// (kInvalidInput) with every fault; adds what is doubtful to `warnings`. Sets `path` to the name.
DataTable parse_csv_table(const std::string& name, std::string_view text,
                          std::vector<Diagnostic>* warnings = nullptr,
                          DecimalMark mark = DecimalMark::kEither);

/// The cells of a CSV text as they stand, blank ones too; `columns` one for each name.
struct CsvCells {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> columns;
  std::vector<int> lines;  ///< the source line of each row
  int header_line = 1;
  char delimiter = ',';
};

/// Reads a CSV text like parse_csv_table, but takes no cell for a number.
CsvCells parse_csv_cells(const std::string& name, std::string_view text);

}  // namespace iku::store
