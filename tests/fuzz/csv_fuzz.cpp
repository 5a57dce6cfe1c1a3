#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "store/csv.hpp"

// Any bytes as a CSV table: parsing ends in a table whose columns have equal length, or in an
// Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<iku::Diagnostic> warnings;
  try {
    const iku::DataTable table = iku::store::parse_csv_table(
        "a.csv", std::string_view(reinterpret_cast<const char*>(data), size), &warnings);
    for (const auto& column : table.columns) {
      const std::size_t cells = column.numeric ? column.numbers.size() : column.texts.size();
      if (cells != table.rows) std::abort();
    }
  } catch (const iku::Error& error) {
    for (const iku::Diagnostic& diagnostic : error.diagnostics()) iku::render(diagnostic);
  }
  for (const iku::Diagnostic& warning : warnings) iku::render(warning);
  return 0;
}
