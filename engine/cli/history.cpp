#include "cli/history.hpp"

// readline's headers want it first
#include <fcntl.h>
#include <readline/history.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <utility>

#include "cli/user_folders.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

constexpr int kHistoryItems = 5000;

void remove_item(int index) {
  if (HIST_ENTRY* removed = remove_history(index)) free_history_entry(removed);
}

/// Keeps the newest of equal items; true where any went.
bool remove_duplicates() {
  std::set<std::string> seen;
  bool any = false;
  for (int i = history_length - 1; i >= 0; --i) {
    HIST_ENTRY** items = history_list();
    if (seen.insert(items[i]->line).second) continue;
    remove_item(i);
    any = true;
  }
  return any;
}

/// Without times before its items a file cannot hold one of several lines.
bool has_times(const fs::path& file) {
  std::ifstream text(file);
  return text.get() == '#';
}

}  // namespace

History::History(fs::path file) : file_(std::move(file)) {
  clear_history();
  using_history();
  stifle_history(kHistoryItems);
  history_comment_char = '#';
  history_write_timestamps = 1;
  if (file_.empty()) return;
  const int made = open(file_.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (made >= 0) close(made);
  read_history(file_.c_str());
  const bool rewrite = remove_duplicates() || !has_times(file_);
  if (rewrite && history_length > 0) write_history(file_.c_str());
}

void History::add(const std::string& entry) {
  for (int i = history_length - 1; i >= 0; --i) {
    if (entry == history_list()[i]->line) remove_item(i);
  }
  add_history(entry.c_str());
  if (!file_.empty()) append_history(1, file_.c_str());
}

fs::path history_file() {
  const fs::path folder = state_folder();
  if (folder.empty()) return {};
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  return folder / "history";
}

}  // namespace iku::cli
