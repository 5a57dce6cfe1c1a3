#pragma once

#include <filesystem>
#include <string>
#include <vector>

// The crash journal of a session: every entry that changed something is on disk before the next
// prompt, and what a killed session left is offered to the next one. Used by the repl command and
// by .recover.

namespace iku::cli {

/// Where this user's journals lie; empty where there is no home, and then there are none.
std::filesystem::path journal_folder();

/// A journal whose session ended without .quit.
struct LeftJournal {
  std::filesystem::path path;
  std::vector<std::string> lines;  ///< an entry of several lines stands as several
};

class Journal {
 public:
  /// Journals of the same workspace lie side by side in `directory`, one a running session. The
  /// file is made with the first entry; without a directory nothing is kept.
  Journal(std::filesystem::path directory, const std::filesystem::path& workspace);
  /// Removes the file: the session ended as its user wanted.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Entries that stand before the first one: where the session was when it began.
  void begin_with(std::vector<std::string> entries) { first_ = std::move(entries); }

  /// On disk when it returns. Throws Error (kCannotWrite) where that fails.
  void append(const std::string& entry);

  /// Journals of the workspace that no running session holds, oldest first.
  std::vector<LeftJournal> left() const;
  /// Removes them.
  void drop_left() const;

 private:
  std::filesystem::path directory_;
  std::string prefix_;  // of the files of this workspace
  std::filesystem::path path_;
  std::vector<std::string> first_;
  int file_ = -1;
};

}  // namespace iku::cli
