#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lua/machine.hpp"
#include "model/value.hpp"

// Values on their way between a recalculation script and the program: what scripts are given, and
// what they give, checked. Used by recalculation.

namespace iku::cli {

lua::Datum text_datum(std::string text);
/// A count or a year: the script sees an integer.
lua::Datum count_datum(long number);
lua::Datum boolean_datum(bool value);
lua::Datum table_datum();
/// A number, the name of a grade, or nothing.
lua::Datum value_datum(const Value& value);

/// Throws Error (kUsage).
[[noreturn]] void bad_argument(std::string message, std::string help = {});

/// The argument at `index`; nil where the script gave fewer.
const lua::Datum& argument(const std::vector<lua::Datum>& arguments, std::size_t index);

/// What an argument says; `name` is its name in messages. Each throws Error (kUsage) for another
/// kind of value.
std::string text_of(const lua::Datum& datum, std::string_view name);
Tahun year_of(const lua::Datum& datum, std::string_view name);

/// One or a list of them; nil is none. A list is never empty.
std::vector<std::string> texts_of(const lua::Datum& datum, std::string_view name);
std::vector<Tahun> years_of(const lua::Datum& datum, std::string_view name);

/// Throws Error (kUsage, did-you-mean) for anything but nil or a table with no other keys than
/// these.
void check_keys(const lua::Datum& datum, std::string_view name,
                const std::vector<std::string>& known);

/// The field of a table that check_keys let pass; nil where there is none.
const lua::Datum& field(const lua::Datum& table, const std::string& key);

/// Years for people: "2020..2024", "2020, 2022".
std::string year_list(std::vector<Tahun> years);

}  // namespace iku::cli
