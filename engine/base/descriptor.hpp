#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"

// The system calls under file and folder: open files that close themselves, whole reads and
// replacing writes by descriptor, and how their faults are told. Private to base.

namespace iku {

/// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }
  /// Closes now; errno of a failed close (a full network disk tells it only here), or 0.
  int close_now();

 private:
  int number_;
};

/// openat, again after a signal; errno is EINVAL for a name that holds a zero byte.
Descriptor open_at(int folder, const std::string& name, int flags, mode_t mode = 0);

/// All of an open file. Whatever is no regular file is refused, unless `devices`. `path` is how
/// faults call it.
std::string read_open(const Descriptor& file, const std::filesystem::path& path,
                      std::size_t max_bytes, bool devices = false);

/// Puts a file of this name into an open folder, all or nothing, in the place of one that may be
/// there. errno of the failure, or 0.
int replace_at(const Descriptor& folder, const std::string& name, std::string_view content);

/// Writes everything; errno of the failure, or 0.
int write_all(int file, std::string_view content);

/// Throws Error for a file that is not UTF-8; drops a leading byte order mark.
std::string require_utf8(std::string content, const std::filesystem::path& path);

[[noreturn]] void fail_reading(const std::filesystem::path& path, int error);
[[noreturn]] void fail_writing(const std::filesystem::path& path, int error);
/// A pipe, a device, a socket.
[[noreturn]] void fail_not_regular(const std::filesystem::path& path, Exit status);
[[noreturn]] void fail_too_large(const std::filesystem::path& path, std::size_t max_bytes);

/// Whether a name is that of a temporary file that a killed run left.
bool is_unfinished(std::string_view name);

}  // namespace iku
