#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <istream>
#include <system_error>

#include "base/catalogue.hpp"
#include "base/descriptor.hpp"
#include "base/diagnostic.hpp"

namespace iku {
namespace {

namespace fs = std::filesystem;

/// Standard input by a name, and the one device that is read by habit, as an empty file.
bool is_input_device(const fs::path& path, const struct stat& about) {
  const std::string name = path.lexically_normal().string();
  if (name == "/dev/stdin" || name.starts_with("/dev/fd/") || name.starts_with("/proc/self/fd/")) {
    return true;
  }
  constexpr unsigned kMemoryDevices = 1;
  constexpr unsigned kNull = 3;
  return S_ISCHR(about.st_mode) && about.st_rdev == makedev(kMemoryDevices, kNull);
}

/// Devices and pipes (/dev/stdout, /dev/null) cannot be replaced, only written to.
void write_in_place(const fs::path& path, std::string_view content) {
  Descriptor file = open_at(AT_FDCWD, path.native(), O_WRONLY);
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
  // Without O_NONBLOCK a pipe waits for who writes to it before it can be refused.
  const Descriptor file = open_at(AT_FDCWD, path.native(), O_RDONLY | O_NONBLOCK | O_NOCTTY);
  struct stat about {};
  if (!file.is_open() || ::fstat(file.get(), &about) != 0) fail_reading(path, errno);
  const bool device = is_input_device(path, about);
  if (device) ::fcntl(file.get(), F_SETFL, 0);
  return read_open(file, path, max_bytes, device);
}

std::string read_utf8_file(const fs::path& path, std::size_t max_bytes) {
  return require_utf8(read_file(path, max_bytes), path);
}

std::string read_stream(std::istream& in, const std::string& name, std::size_t max_bytes) {
  constexpr std::size_t kChunk = 64u << 10;
  std::string content;
  while (in) {
    const std::size_t used = content.size();
    content.resize(used + kChunk);
    in.read(content.data() + used, kChunk);
    content.resize(used + static_cast<std::size_t>(in.gcount()));
    if (content.size() > max_bytes) fail_too_large(name, max_bytes);
  }
  require_good(in, name);
  return content;
}

void require_good(const std::istream& in, const std::string& name) {
  if (!in.bad()) return;
  Diagnostic fault;
  fault.code = "file.cannot_read";
  fault.message = say("file.cannot_read", name, say("file.reason.no_input"));
  throw Error(std::move(fault), Exit::kNoInput);
}

void write_file_atomically(const fs::path& path, std::string_view content) {
  struct stat about {};
  const bool exists = ::stat(path.c_str(), &about) == 0;
  if (exists && S_ISDIR(about.st_mode)) fail_writing(path, EISDIR);
  if (exists && !S_ISREG(about.st_mode)) return write_in_place(path, content);
  // A rename would replace a write-protected file without asking.
  if (exists && ::access(path.c_str(), W_OK) != 0) fail_writing(path, errno);
  const fs::path place = followed(path);
  const std::string folder = place.has_parent_path() ? place.parent_path().string() : ".";
  const Descriptor opened = open_at(AT_FDCWD, folder, O_PATH | O_DIRECTORY);
  if (!opened.is_open()) fail_writing(path, errno);
  if (const int error = replace_at(opened, place.filename().string(), content)) {
    fail_writing(path, error);
  }
}

}  // namespace iku
