#include "cli/output_form.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

struct Ending {
  std::string_view ending;
  std::string_view form;
};

// A table for people is called "tabel" by some commands and "txt" by others.
constexpr Ending kEndings[] = {
    {".txt", "txt"},   {".txt", "tabel"}, {".md", "md"},         {".html", "html"},
    {".htm", "html"},  {".csv", "csv"},   {".ndjson", "ndjson"}, {".jsonl", "ndjson"},
    {".json", "json"}, {".repl", "repl"},
};

std::string ending_of(const std::string& path) {
  return lower(fs::path(path).extension().string());
}

[[noreturn]] void cannot_write(const fs::path& path, int error) {
  Diagnostic diagnostic;
  diagnostic.code = "output.place";
  diagnostic.message = say("file.cannot_write", path.string(), file_reason(error));
  throw Error(std::move(diagnostic), Exit::kCannotWrite);
}

}  // namespace

bool ending_says(std::string_view ending, std::string_view form) {
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](const Ending& row) { return row.ending == ending && row.form == form; });
}

std::string form_of_ending(const std::string& path, const std::vector<std::string_view>& forms) {
  const std::string ending = ending_of(path);
  if (ending.empty()) return {};
  std::string known;
  for (const std::string_view form : forms) {
    if (ending_says(ending, form)) return std::string(form);
    for (const Ending& row : kEndings) {
      if (row.form == form) known += (known.empty() ? "" : " ") + std::string(row.ending);
    }
  }
  usage_error(say("cli.bad_ending", printable(path), printable(ending)),
              say("cli.bad_ending_help", known));
}

std::string output_form(const std::string& format, const std::string& path,
                        const std::vector<std::string_view>& forms) {
  if (path.empty() || path == "-") return format;
  const std::string by_ending = form_of_ending(path, forms);
  if (format.empty() || by_ending.empty() || format == by_ending) {
    return format.empty() ? by_ending : format;
  }
  usage_error(say("cli.form_conflict", format, printable(path)),
              say("cli.form_conflict_help", by_ending));
}

void require_place(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) cannot_write(path, EISDIR);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, error)) cannot_write(path, ENOENT);
  if (access(folder.c_str(), W_OK) != 0) cannot_write(path, errno);
}

}  // namespace iku::cli
