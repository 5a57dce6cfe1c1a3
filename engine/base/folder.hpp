#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.hpp"
#include "base/file.hpp"

// A folder that somebody else may have filled, a workspace or a root of scripts, and the one way to
// what lies below it. Names are followed beneath the folder: a symbolic link is read where it stays
// inside, nothing is written through one, and nothing but a regular file is ever read. Used by
// store, formula, lua and cli.

namespace iku {

class Folder {
 public:
  /// The folder itself may be anywhere, and be a link. Nothing is opened before it is asked for.
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }

  /// What stands under a name.
  enum class Found {
    kNothing,
    kFile,
    kOther,    ///< a folder, a pipe, a device
    kOutside,  ///< the name or a link in it leaves the folder
  };
  Found find(const std::filesystem::path& name) const;

  /// The whole file, as read_file and read_utf8_file give it. Never waits for anybody.
  std::string read(const std::filesystem::path& name, std::size_t max_bytes = kMaxFileBytes) const;
  std::string read_utf8(const std::filesystem::path& name,
                        std::size_t max_bytes = kMaxFileBytes) const;

  /// The names in a folder below, sorted; none where there is no such folder.
  std::vector<std::string> names(const std::filesystem::path& name) const;

  /// Writes all or nothing as write_file_atomically does, and makes the folders in between. Throws
  /// Error (kCannotWrite), also where the file or a folder on the way is a link.
  void write(const std::filesystem::path& name, std::string_view content) const;

  /// Throws Error (kCannotWrite) where write() would refuse a link.
  void require_no_link(const std::filesystem::path& name) const;

  /// Removes a file; one that cannot be removed stays.
  void remove(const std::filesystem::path& name) const;

  /// Opens a file to be locked, and makes it where it is not there. Throws Error (kCannotWrite).
  Descriptor open_lock(const std::filesystem::path& name) const;

  /// Removes the temporary files that killed runs left in a folder below. Nobody may be writing
  /// there now.
  void remove_unfinished(const std::filesystem::path& name) const;

 private:
  Descriptor open_beneath(const std::filesystem::path& name, int flags) const;
  Descriptor open_parent(const std::filesystem::path& name, bool make) const;

  std::filesystem::path path_;
};

}  // namespace iku
