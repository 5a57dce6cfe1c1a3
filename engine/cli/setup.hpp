#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "formula/calculation.hpp"

// What the commands share: where scripts lie, budgets, years, wrong usage.

namespace iku::cli {

/// The settings of a run: budget and script roots, from the options, the installation or the source
/// tree, in this order.
formula::Settings settings_of(const Options& options);

/// Codes of the scripts that the roots hold in this folder ("kebijakan"), sorted.
std::vector<std::string> script_codes(const std::vector<std::filesystem::path>& roots,
                                      const char* folder);

/// "2024", "2020..2024" or "semua" as years; `known` are the years with data. Throws Error
/// (kUsage).
std::vector<Tahun> parse_years(std::string_view text, const std::vector<Tahun>& known);

/// The one year that a text names. Throws Error (kUsage) where it names more or none.
Tahun parse_one_year(std::string_view text);

/// How to go about a calculation: as many threads as `--jobs` says, or as there are processors
/// where it pays.
formula::Work work_of(const Options& options, const Workspace& workspace);

/// Says on `err` which kebijakan are used for years in which they are not in force.
void tell_rules(const Calculation& calculation, std::optional<Tahun> as_of, Out err);

/// Says on `err` how much of a workspace and of the texts of its scripts may be read otherwise.
void tell_doubts(std::size_t count, const std::string& workspace, Out err);

/// Whether there is anything in a calculation: a row, an amount, a side table.
bool has_rows(const Calculation& calculation);

/// A result goes to the file that `-o` names, whole or not at all, or to standard output.
void write_text(const Options& options, const Styled& text, Streams& streams);

/// Shows what scripts printed, line by line, without control characters.
void show_printed(std::string_view printed, Out err);

/// Throws Error with status kUsage.
[[noreturn]] void usage_error(std::string message, std::string help = {});

}  // namespace iku::cli
