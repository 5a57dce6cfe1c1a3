#pragma once

#include <memory>
#include <vector>

#include "store/reading.hpp"

// The rows of one file of history, in whatever form it has. Used by history_reader.cpp.

namespace iku::store {

/// The object of a row.
struct HistoryRow {
  JsonRef at;
  bool own = false;  ///< as `iku calc` writes it: the dot is its decimal mark, whatever is declared
};

/// The objects of a file, each with its place in it; the documents they stand in live as long.
struct HistoryRows {
  std::vector<std::unique_ptr<JsonDocument>> documents;
  std::vector<HistoryRow> rows;
};

/// Reads the file a string names, by the end of its name: .csv, .json or .ndjson. Tells its faults,
/// keys that no row can have among them.
HistoryRows read_history_rows(Reading& reading, JsonRef named_at);

/// "masukan." with a code behind it.
inline constexpr std::string_view kMasukanPrefix = "masukan.";

}  // namespace iku::store
