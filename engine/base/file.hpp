#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
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

/// The whole of a file that the user named: a regular one, wherever it is, or /dev/stdin. Throws
/// Error (kNoInput) when it cannot be read, and (kInvalidInput) when it is larger than `max_bytes`.
/// What lies below a workspace is read through a Folder.
std::string read_file(const std::filesystem::path& path, std::size_t max_bytes = kMaxFileBytes);

/// read_file, and throws Error (kInvalidInput) with the place of the first byte that is not UTF-8.
/// A leading byte order mark is dropped.
std::string read_utf8_file(const std::filesystem::path& path,
                           std::size_t max_bytes = kMaxFileBytes);

/// All of an open stream, standard input, that faults call `name`. Throws as above.
std::string read_stream(std::istream& in, const std::string& name,
                        std::size_t max_bytes = kMaxFileBytes);

/// Throws Error (kNoInput) where reading a stream failed: it is closed, or a directory.
void require_good(const std::istream& in, const std::string& name);

/// Writes a file that the user named, all or nothing: a temporary file in the same directory,
/// fsync, rename. An existing file keeps its mode. Throws Error (kCannotWrite).
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

/// Why the system refused a file, by errno, in the analyst's language where the reason is a common
/// one.
std::string file_reason(int error);

}  // namespace iku
