#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

// Reading and writing whole files. Used by store, lua (scripts) and cli.

namespace iku {

/// The largest input file that is read whole, in bytes (64 MiB). Larger ones are refused by name.
inline constexpr std::size_t kMaxFileBytes = 64u << 20;

/// The state a file was in when it was read.
struct FileStamp {
  std::filesystem::path path;
  std::uintmax_t size = 0;
  std::int64_t changed = 0;  ///< nanoseconds; 0 where there is no such file
  std::uint64_t node = 0;    ///< another one under the same name has another
  bool operator==(const FileStamp&) const = default;
};

/// The state of a file now. Take it before reading: then no change can hide.
FileStamp stamp_of(const std::filesystem::path& path);

/// The whole file. Throws Error (kNoInput) when it cannot be read, and (kInvalidInput) when it is
/// larger than `max_bytes`.
std::string read_file(const std::filesystem::path& path, std::size_t max_bytes = kMaxFileBytes);

/// read_file, and throws Error (kInvalidInput) with the place of the first byte that is not UTF-8.
/// A leading byte order mark is dropped.
std::string read_utf8_file(const std::filesystem::path& path,
                           std::size_t max_bytes = kMaxFileBytes);

/// Writes all or nothing: a temporary file in the same directory, fsync, rename. An existing file
/// keeps its mode. Throws Error (kCannotWrite).
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

/// Why the system refused a file, by errno, in the analyst's language where the reason is a common
/// one.
std::string file_reason(int error);

/// Removes the temporary files that killed runs left in a folder. Nobody may be writing there now.
void remove_unfinished(const std::filesystem::path& folder);

}  // namespace iku
