#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/catalogue.hpp"
#include "base/folder.hpp"
#include "base/number.hpp"
#include "base/suggestions.hpp"
#include "model/figure.hpp"
#include "store/json_document.hpp"
#include "store/schema.hpp"

// One reading of a workspace: its open files, and every fault found so far. The readers of the
// store share it; read_workspace makes it.

namespace iku::store {

/// A file of the workspace that is no JSON document, or not one alone.
struct NamedText {
  std::string name;  ///< as diagnostics call it
  std::string text;
};

/// "Maksudnya "target"?", or the known words; for the help of a diagnostic.
std::string suggest(std::string_view name, const std::vector<std::string>& known);

class Reading {
 public:
  /// `directory` is the workspace's, as the caller gave it; places name files below it that way.
  explicit Reading(std::filesystem::path directory);

  /// Opens the workspace's own file, below its directory or, where the user named the file itself,
  /// wherever that leads. Throws Error when it cannot be read or is no JSON.
  JsonRef open_main(const std::string& name, bool named_by_user);
  /// Opens a text in its place; no file is read then.
  JsonRef open_text(const std::string& name, std::string text);

  /// The value itself, or, where it is a string, the value of the file it names; calls `read` with
  /// it while the file counts as open. Tells faults of the file; then `read` is not called.
  template <typename Read>
  void follow(JsonRef at, Read&& read) {
    if (!at.node->is_string()) {
      read(at);
      return;
    }
    if (const JsonRef value = enter(at)) {
      follow(value, read);
      leave();
    }
  }

  /// The table of the CSV file named by a string; nullptr, and a fault, where there is none. A
  /// file is read once for each `mark`.
  std::shared_ptr<const DataTable> table(JsonRef at, DecimalMark mark);

  /// The text of the file named by a string; nothing, and a fault, where it cannot be read.
  std::optional<NamedText> text(JsonRef at);
  /// Counts values that were read besides; false, and a fault, where there are too many.
  bool count_values(std::size_t count, JsonRef named_at);

  /// Adds faults found elsewhere, errors with the place that named their file.
  void tell(const std::vector<Diagnostic>& faults, JsonRef named_at);
  /// Adds an error with the sentence of `code`, and the advice of `code`.help if there is one.
  template <typename... Args>
  Diagnostic& error(const Place& where, std::string_view code, const Args&... args) {
    return add(Level::kError, where, code, say(code, args...));
  }
  template <typename... Args>
  Diagnostic& warn(const Place& where, std::string_view code, const Args&... args) {
    return add(Level::kWarning, where, code, say(code, args...));
  }

  /// Warns of a printed number whose reading is a guess. Many in one file that a declared decimal
  /// mark would settle are told once, with their number.
  void doubt(JsonRef at, const Printed& printed);

  /// A figure that cannot be read: an error, or a warning where the figure then counts as missing.
  template <typename... Args>
  Diagnostic& unreadable(const Place& where, std::string_view code, const Args&... args) {
    return add(unreadable_is_missing ? Level::kWarning : Level::kError, where, code,
               say(code, args...));
  }

  /// Says in the help of the fault just told what was probably meant, where it is shown and one of
  /// the first that ask; `known` gives the names to choose from.
  template <typename Known>
  void advise(Diagnostic& told, std::string_view name, Known&& known) {
    if (&told == &overflow_ || !suggestions_.take()) return;
    told.help = suggest(name, std::forward<Known>(known)());
  }

  /// Throws Error with everything told so far, if any of it is an error.
  void throw_errors();
  /// Holds the whole workspace against the schema.
  void check_against_schema(JsonRef root);
  /// Every file that was read, as it was then.
  const std::vector<FileStamp>& files() const { return files_; }
  std::vector<Diagnostic> take_warnings();

  Tahun default_tahun = 0;                          ///< the workspace's reporting year
  DecimalMark decimal_mark = DecimalMark::kEither;  ///< of the printed figures that are read now
  bool unreadable_is_missing = false;               ///< a figure that cannot be read ends nothing

 private:
  JsonRef enter(JsonRef at);
  void leave() { entered_.pop_back(); }
  void join_doubts();
  Diagnostic& add(Level level, Place where, std::string_view code, std::string message);
  /// The path a string names, relative to the workspace; empty after telling a fault.
  std::filesystem::path resolve(JsonRef at);
  /// The text of a file of the workspace, by its name below the directory.
  std::string read_text(const std::filesystem::path& relative);
  const JsonDocument* load(const std::filesystem::path& relative, JsonRef named_at);

  JsonRef adopt(const std::string& name, std::unique_ptr<JsonDocument> document,
                std::vector<Diagnostic> faults);

  Folder directory_;
  bool in_memory_ = false;
  std::map<std::filesystem::path, std::unique_ptr<JsonDocument>> documents_;
  std::map<const JsonDocument*, std::filesystem::path> paths_;
  std::map<std::pair<std::filesystem::path, DecimalMark>, std::shared_ptr<const DataTable>> tables_;
  std::vector<const JsonDocument*> entered_;
  Includes includes_;
  std::size_t value_count_ = 0;
  std::vector<FileStamp> files_;
  std::vector<Diagnostic> errors_;
  std::vector<Diagnostic> warnings_;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>>
      doubts_;  ///< places in warnings_ by file and kind
  std::size_t error_count_ = 0;
  bool only_missing_files_ = true;
  Suggestions suggestions_;
  Diagnostic overflow_;  ///< takes the faults beyond the most that are told
};

/// "dan 58 lainnya: baris 12, 15, …": the places of doubts that are told with the first of them.
std::string other_places(std::size_t count, const std::vector<int>& lines);

/// The codes defined so far in one scope, each with the place of its definition.
class Codes {
 public:
  /// Notes a code; one that is taken is a fault. An empty code has been told already.
  void define(Reading& reading, JsonRef at, const std::string& kode);
  bool has(const std::string& kode) const { return places_.count(kode) > 0; }
  /// Tells a fault when the code is not defined.
  void require(Reading& reading, JsonRef at, const std::string& kode, std::string_view what) const;

 private:
  std::map<std::string, Place> places_;
};

}  // namespace iku::store
