#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which form an output gets, and where it may be written: the one table of endings of file names.
// Used by the commands (-o), by recalculation scripts and by the shell (.once, .log).

namespace iku::cli {

/// Whether an ending of a file's name (".md") says this form ("md", "html", "tabel", …).
bool ending_says(std::string_view ending, std::string_view form);

/// The form among `forms` that the ending of a file's name says; empty for a name without an
/// ending. Throws Error (kUsage) for an ending that says none of them.
std::string form_of_ending(const std::string& path, const std::vector<std::string_view>& forms);

/// The form of an output: what `--format` says, else the ending of the file; empty where neither
/// says anything. Throws Error (kUsage) where the two differ, or the ending says none of `forms`.
std::string output_form(const std::string& format, const std::string& path,
                        const std::vector<std::string_view>& forms);

/// Throws Error (kCannotWrite) where a file can be seen not to be writable: it is a folder, or its
/// folder is not there or closed.
void require_place(const std::filesystem::path& path);

}  // namespace iku::cli
