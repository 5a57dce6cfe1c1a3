#pragma once

#include <filesystem>
#include <string>

// The entries typed before, for the arrow keys and Ctrl-R. Kept in the XDG state directory; an
// entry of several lines is one item, also after a restart. Used by console.

namespace iku::cli {

class History {
 public:
  /// Reads the file; an empty path keeps the history in memory only.
  explicit History(std::filesystem::path file);

  /// Takes an entry; an older one of the same text goes. Written at once, so that a crash loses
  /// nothing; never throws where it cannot be written.
  void add(const std::string& entry);

 private:
  std::filesystem::path file_;
};

/// `history` in the user's state folder, which is made. Empty where there is no home.
std::filesystem::path history_file();

}  // namespace iku::cli
