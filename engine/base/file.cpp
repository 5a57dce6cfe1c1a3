#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "base/text.hpp"

namespace iku {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  /// Closes now; errno of a failed close (a full network disk tells it only here), or 0.
  int close_now() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
  int number_;
};

/// Removes the temporary file unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

/// A file of nearly this name in the same directory, asked as a question, or nothing.
std::string similar_file(const fs::path& path) {
  constexpr int kLookedAt = 1000;
  std::vector<std::string> names;
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
    if (names.size() >= kLookedAt) break;
  }
  const auto name = did_you_mean(path.filename().string(), names);
  if (!name) return {};
  const fs::path whole = path.has_parent_path() ? path.parent_path() / *name : fs::path(*name);
  return say("file.did_you_mean", whole.string());
}

[[noreturn]] void fail_reading(const fs::path& path, int error) {
  Diagnostic fault;
  if (error == ENOENT) {
    fault.code = "file.not_found";
    fault.message = say("file.not_found", path.string());
    fault.help = similar_file(path);
  } else if (error == EISDIR) {
    fault.code = "file.is_directory";
    fault.message = say("file.is_directory", path.string());
  } else {
    fault.code = "file.cannot_read";
    fault.message = say("file.cannot_read", path.string(), file_reason(error));
  }
  throw Error(std::move(fault), Exit::kNoInput);
}

[[noreturn]] void fail_writing(const fs::path& path, int error) {
  Diagnostic fault;
  fault.code = "file.cannot_write";
  fault.message = say("file.cannot_write", path.string(), file_reason(error));
  throw Error(std::move(fault), Exit::kCannotWrite);
}

[[noreturn]] void fail_too_large(const fs::path& path, std::size_t max_bytes) {
  Diagnostic fault;
  fault.code = "file.too_large";
  fault.message = say("file.too_large", path.string(), max_bytes);
  throw Error(std::move(fault), Exit::kInvalidInput);
}

int open_retrying(const fs::path& path, int flags, mode_t mode = 0) {
  while (true) {
    const int number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (number >= 0 || errno != EINTR) return number;
  }
}

/// Writes everything; errno of the failure, or 0.
int write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// fsync; errno of the failure, or 0. Some file systems know no fsync, which is no fault of ours.
int sync(int descriptor) {
  while (::fsync(descriptor) != 0) {
    if (errno == EINVAL || errno == ENOTSUP || errno == ENOSYS) return 0;
    if (errno != EINTR) return errno;
  }
  return 0;
}

constexpr std::string_view kUnfinishedPrefix = ".iku-";
constexpr std::string_view kUnfinishedSuffix = ".tmp";

/// Creates a new file beside `target`. The name does not grow with the target's, which may be as
/// long as the file system allows.
std::pair<Descriptor, fs::path> create_beside(const fs::path& folder, mode_t mode, int& error) {
  static std::atomic<unsigned> counter{0};
  constexpr int kAttempts = 100;  // files left by a killed process with our process number
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    fs::path path = folder / fmt::format("{}{}-{}{}", kUnfinishedPrefix, ::getpid(), ++counter,
                                         kUnfinishedSuffix);
    const int number = open_retrying(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    error = number >= 0 ? 0 : errno;
    if (error != EEXIST) {
      return std::pair<Descriptor, fs::path>(std::piecewise_construct,
                                             std::forward_as_tuple(number),
                                             std::forward_as_tuple(std::move(path)));
    }
  }
  return std::pair<Descriptor, fs::path>(std::piecewise_construct, std::forward_as_tuple(-1),
                                         std::forward_as_tuple());
}

/// Devices and pipes (/dev/stdout, /dev/null) cannot be replaced, only written to.
void write_in_place(const fs::path& path, std::string_view content) {
  Descriptor file(open_retrying(path, O_WRONLY));
  if (!file.is_open()) fail_writing(path, errno);
  if (const int error = write_all(file.get(), content)) fail_writing(path, error);
  if (const int error = file.close_now()) fail_writing(path, error);
}

/// The file that a symbolic link stands for, so that saving keeps the link.
fs::path followed(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? path : target;
}

void replace_file(const fs::path& path, const struct stat* existing, std::string_view content) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const mode_t mode = existing != nullptr ? existing->st_mode & 07777u : 0666u;
  int error = 0;
  auto [file, name] = create_beside(folder, mode, error);
  if (!file.is_open()) fail_writing(path, error);
  TemporaryFile temporary(name);
  if (existing != nullptr) {
    // Keeping the owner is a courtesy that only root can do; the mode is promised.
    if (::fchown(file.get(), existing->st_uid, existing->st_gid) != 0) errno = 0;
    if (::fchmod(file.get(), mode) != 0) fail_writing(path, errno);
  }
  error = write_all(file.get(), content);
  if (error == 0) error = sync(file.get());
  if (error == 0) error = file.close_now();
  if (error == 0 && ::rename(temporary.path().c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) fail_writing(path, error);
  temporary.keep();

  // The rename itself is only safe against a power cut once the directory is on the disk.
  const Descriptor directory(open_retrying(folder, O_RDONLY | O_DIRECTORY));
  if (!directory.is_open()) return;  // a directory one may write to but not read
  if (const int failed = sync(directory.get())) fail_writing(path, failed);
}

}  // namespace

FileStamp stamp_of(const std::filesystem::path& path) {
  FileStamp stamp;
  stamp.path = path;
  struct stat state {};
  if (stat(path.c_str(), &state) != 0) return stamp;
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  stamp.size = static_cast<std::uintmax_t>(state.st_size);
  stamp.changed = state.st_mtim.tv_sec * kNanoseconds + state.st_mtim.tv_nsec;
  stamp.node = state.st_ino;
  return stamp;
}

std::string file_reason(int error) {
  switch (error) {
    case ENOENT: return say("file.reason.missing");
    case ENOTDIR: return say("file.reason.not_directory");
    case EISDIR: return say("file.reason.directory");
    case EACCES:
    case EPERM: return say("file.reason.permission");
    case ENOSPC:
    case EDQUOT: return say("file.reason.full");
    case EROFS: return say("file.reason.read_only");
    case EFBIG: return say("file.reason.too_big");
    case EIO: return say("file.reason.hardware");
    case EMFILE:
    case ENFILE: return say("file.reason.too_many_open");
    case ENAMETOOLONG: return say("file.reason.long_name");
    case ELOOP: return say("file.reason.links");
    default: return std::generic_category().message(error);
  }
}

std::string read_file(const fs::path& path, std::size_t max_bytes) {
  const Descriptor file(open_retrying(path, O_RDONLY));
  if (!file.is_open()) fail_reading(path, errno);
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) fail_reading(path, errno);
  if (S_ISDIR(about.st_mode)) fail_reading(path, EISDIR);
  const bool regular = S_ISREG(about.st_mode);
  if (regular && static_cast<std::size_t>(about.st_size) > max_bytes) {
    fail_too_large(path, max_bytes);
  }
  // The size is only a first guess: pipes have none, and a file may grow while it is read.
  constexpr std::size_t kChunk = 64u << 10;
  const std::size_t guess = regular ? static_cast<std::size_t>(about.st_size) : 0;
  std::string content(guess + 1, '\0');
  std::size_t used = 0;
  while (true) {
    if (used == content.size()) content.resize(used + std::max(kChunk, used / 2));
    const ssize_t got = ::read(file.get(), content.data() + used, content.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_reading(path, errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) fail_too_large(path, max_bytes);
  }
  content.resize(used);
  return content;
}

std::string read_utf8_file(const fs::path& path, std::size_t max_bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string content = read_file(path, max_bytes);
  if (content.starts_with(kByteOrderMark)) content.erase(0, kByteOrderMark.size());
  if (const auto offset = invalid_utf8(content)) {
    Diagnostic fault;
    fault.code = "file.not_utf8";
    const unsigned byte = static_cast<unsigned char>(content[*offset]);
    fault.message = say("file.not_utf8", fmt::format("0x{:02X}", byte));
    fault.where = place_at(path.string(), content, *offset);
    fault.help = say("file.save_as_utf8");
    throw Error(std::move(fault), Exit::kInvalidInput);
  }
  return content;
}

void write_file_atomically(const fs::path& path, std::string_view content) {
  struct stat about {};
  const bool exists = ::stat(path.c_str(), &about) == 0;
  if (exists && S_ISDIR(about.st_mode)) fail_writing(path, EISDIR);
  if (exists && !S_ISREG(about.st_mode)) return write_in_place(path, content);
  // A rename would replace a write-protected file without asking.
  if (exists && ::access(path.c_str(), W_OK) != 0) fail_writing(path, errno);
  replace_file(followed(path), exists ? &about : nullptr, content);
}

void remove_unfinished(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(kUnfinishedPrefix) || !name.ends_with(kUnfinishedSuffix)) continue;
    ::unlink(entry->path().c_str());  // what cannot be removed harms nobody
  }
}

}  // namespace iku
