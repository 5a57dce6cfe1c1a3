#include "cli/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <sstream>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "cli/shell.hpp"
#include "cli/user_folders.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

// FNV-1a, 64 bits: tells workspaces apart in file names, nothing more.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

// Whether a running session holds the file: its lock dies with it.
bool is_held(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return true;  // gone meanwhile, or not ours
  const bool held = flock(file, LOCK_EX | LOCK_NB) != 0;
  close(file);
  return held;
}

// Takes off an entry of several lines of which the last ones are lacking: it was not confirmed.
void drop_unfinished(std::vector<std::string>& lines) {
  std::size_t whole = 0;
  std::string entry;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    entry += (entry.empty() ? "" : "\n") + lines[i];
    if (!Shell::is_complete(entry)) continue;
    whole = i + 1;
    entry.clear();
  }
  lines.resize(whole);
}

[[noreturn]] void fail(const fs::path& path) {
  Diagnostic diagnostic;
  diagnostic.code = "journal.write";
  diagnostic.message = say("journal.write", path.string(), std::strerror(errno));
  throw Error(std::move(diagnostic), Exit::kCannotWrite);
}

}  // namespace

fs::path journal_folder() {
  const fs::path state = state_folder();
  return state.empty() ? fs::path() : state / "jurnal";
}

Journal::Journal(fs::path directory, const fs::path& workspace) : directory_(std::move(directory)) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(workspace, error);
  prefix_ = fmt::format("{:016x}-", hash_of(error ? workspace.string() : whole.string()));
}

Journal::~Journal() {
  if (file_ < 0) return;
  unlink(path_.c_str());
  close(file_);
}

void Journal::append(const std::string& entry) {
  if (directory_.empty()) return;
  if (file_ < 0) {
    std::error_code error;
    fs::create_directories(directory_, error);
    // A name nobody has: a process id comes back, the file of a killed one may still be there.
    for (int n = 0; file_ < 0; ++n) {
      path_ = directory_ / fmt::format("{}{}-{}.repl", prefix_, getpid(), n);
      file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
      if (file_ < 0 && errno != EEXIST) fail(path_);
    }
    flock(file_, LOCK_EX | LOCK_NB);
  }
  std::string line;
  for (const std::string& earlier : first_) line += earlier + "\n";
  first_.clear();
  line += entry + "\n";
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t count = write(file_, line.data() + written, line.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path_);
    written += static_cast<std::size_t>(count);
  }
  if (fdatasync(file_) != 0) fail(path_);
}

std::vector<LeftJournal> Journal::left() const {
  std::vector<LeftJournal> all;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(directory_, error)) {
    const std::string name = file.path().filename().string();
    if (!name.starts_with(prefix_) || file.path() == path_ || is_held(file.path())) continue;
    LeftJournal found{file.path(), {}};
    std::istringstream in(read_file(file.path()));
    for (std::string line; std::getline(in, line);) {
      // A last line without its end was not confirmed.
      if (!in.eof()) found.lines.push_back(line);
    }
    drop_unfinished(found.lines);
    all.push_back(std::move(found));
  }
  std::sort(all.begin(), all.end(), [](const LeftJournal& a, const LeftJournal& b) {
    std::error_code ignored;
    const auto one = fs::last_write_time(a.path, ignored);
    const auto other = fs::last_write_time(b.path, ignored);
    return one != other ? one < other : a.path < b.path;
  });
  return all;
}

void Journal::drop_left() const {
  for (const LeftJournal& found : left()) {
    std::error_code ignored;
    fs::remove(found.path, ignored);
  }
}

}  // namespace iku::cli
