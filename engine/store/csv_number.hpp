#pragma once

#include <optional>
#include <string_view>

// Numbers in CSV cells, as spreadsheets of either locale write them. Used by csv.cpp.

namespace iku::store {

/// 3.5 · 3,5 · 1.234,5 · 1.234.567 as numbers; nothing for anything else, also for a blank.
std::optional<double> parse_cell_number(std::string_view cell);

/// True for "3.053": read as a decimal point, but it may have been meant to group thousands.
bool may_be_thousands(std::string_view cell);

}  // namespace iku::store
