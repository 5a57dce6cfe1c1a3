#include "base/descriptor.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <vector>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

namespace iku {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinishedPrefix = ".iku-";
constexpr std::string_view kUnfinishedSuffix = ".tmp";

/// Removes the temporary file unless it was renamed.
class TemporaryFile {
 public:
  TemporaryFile(int folder, std::string name) : folder_(folder), name_(std::move(name)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!name_.empty()) ::unlinkat(folder_, name_.c_str(), 0);
  }
  const std::string& name() const { return name_; }
  void keep() { name_.clear(); }

 private:
  int folder_;
  std::string name_;
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

/// fsync; errno of the failure, or 0. Some file systems know no fsync, which is no fault of ours.
int sync(int descriptor) {
  while (::fsync(descriptor) != 0) {
    if (errno == EINVAL || errno == ENOTSUP || errno == ENOSYS) return 0;
    if (errno != EINTR) return errno;
  }
  return 0;
}

/// Creates a new file in a folder. Its name does not grow with that of the file it is to become,
/// which may be as long as the file system allows.
std::pair<Descriptor, std::string> create_temporary(const Descriptor& folder, mode_t mode) {
  static std::atomic<unsigned> counter{0};
  constexpr int kAttempts = 100;  // files left by a killed process with our process number
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string name =
        fmt::format("{}{}-{}{}", kUnfinishedPrefix, ::getpid(), ++counter, kUnfinishedSuffix);
    Descriptor file = open_at(folder.get(), name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    if (file.is_open() || errno != EEXIST) return {std::move(file), std::move(name)};
  }
  return {Descriptor(), std::string()};
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::close_now() { return ::close(release()) == 0 ? 0 : errno; }

Descriptor open_at(int folder, const std::string& name, int flags, mode_t mode) {
  if (name.find('\0') != std::string::npos) {
    errno = EINVAL;
    return Descriptor();
  }
  while (true) {
    const int number = ::openat(folder, name.c_str(), flags | O_CLOEXEC, mode);
    if (number >= 0 || errno != EINTR) return Descriptor(number);
  }
}

std::string read_open(const Descriptor& file, const fs::path& path, std::size_t max_bytes,
                      bool devices) {
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) fail_reading(path, errno);
  if (S_ISDIR(about.st_mode)) fail_reading(path, EISDIR);
  const bool regular = S_ISREG(about.st_mode);
  if (!regular && !devices) fail_not_regular(path, Exit::kNoInput);
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

int write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int replace_at(const Descriptor& folder, const std::string& name, std::string_view content) {
  struct stat existing {};
  const bool exists = ::fstatat(folder.get(), name.c_str(), &existing, AT_SYMLINK_NOFOLLOW) == 0;
  const mode_t mode = exists ? existing.st_mode & 07777u : 0666u;
  auto [file, temporary_name] = create_temporary(folder, mode);
  if (!file.is_open()) return errno;
  TemporaryFile temporary(folder.get(), std::move(temporary_name));
  if (exists) {
    // Keeping the owner is a courtesy that only root can do; the mode is promised.
    if (::fchown(file.get(), existing.st_uid, existing.st_gid) != 0) errno = 0;
    if (::fchmod(file.get(), mode) != 0) return errno;
  }
  int error = write_all(file.get(), content);
  if (error == 0) error = sync(file.get());
  if (error == 0) error = file.close_now();
  if (error == 0 &&
      ::renameat(folder.get(), temporary.name().c_str(), folder.get(), name.c_str()) != 0) {
    error = errno;
  }
  if (error != 0) return error;
  temporary.keep();

  // The rename itself is only safe against a power cut once the directory is on the disk.
  const Descriptor directory = open_at(folder.get(), ".", O_RDONLY | O_DIRECTORY);
  return directory.is_open() ? sync(directory.get()) : 0;  // one may write to it but not read it
}

std::string require_utf8(std::string content, const fs::path& path) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
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

void fail_reading(const fs::path& path, int error) {
  Diagnostic fault;
  if (error == ENOENT) {
    fault.code = "file.not_found";
    fault.message = say("file.not_found", path.string());
    fault.help = similar_file(path);
  } else if (error == EISDIR) {
    fault.code = "file.is_directory";
    fault.message = say("file.is_directory", path.string());
  } else if (error == EXDEV) {
    fault.code = "file.outside";
    fault.message = say("file.outside", path.string());
  } else {
    fault.code = "file.cannot_read";
    fault.message = say("file.cannot_read", path.string(), file_reason(error));
  }
  throw Error(std::move(fault), Exit::kNoInput);
}

void fail_writing(const fs::path& path, int error) {
  Diagnostic fault;
  fault.code = "file.cannot_write";
  fault.message = say("file.cannot_write", path.string(), file_reason(error));
  throw Error(std::move(fault), Exit::kCannotWrite);
}

void fail_not_regular(const fs::path& path, Exit status) {
  Diagnostic fault;
  fault.code = "file.not_regular";
  fault.message = say("file.not_regular", path.string());
  throw Error(std::move(fault), status);
}

void fail_too_large(const fs::path& path, std::size_t max_bytes) {
  Diagnostic fault;
  fault.code = "file.too_large";
  fault.message = say("file.too_large", path.string(), max_bytes);
  throw Error(std::move(fault), Exit::kInvalidInput);
}

bool is_unfinished(std::string_view name) {
  return name.starts_with(kUnfinishedPrefix) && name.ends_with(kUnfinishedSuffix);
}

}  // namespace iku
