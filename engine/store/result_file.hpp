#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/stored_result.hpp"

// Results as files: one a year in a workspace's hasil/, each naming the one it replaced by hash;
// the replaced ones stay in hasil/riwayat/. Used by cli.

namespace iku::store {

/// Holds the lock of a workspace's results from its making to its end; two runs never write at
/// once. A lock dies with its process: a stale one does not exist.
class ResultLock {
 public:
  /// Throws Error (kCannotWrite) while another run holds it, or where hasil/ cannot be made.
  explicit ResultLock(const std::filesystem::path& workspace);
  ~ResultLock();
  ResultLock(const ResultLock&) = delete;
  ResultLock& operator=(const ResultLock&) = delete;

 private:
  int file_ = -1;
};

/// WORKSPACE/hasil/2024.json.
std::filesystem::path result_path(const std::filesystem::path& workspace, Tahun tahun);

/// The years with stored results, ascending.
std::vector<Tahun> stored_years(const std::filesystem::path& workspace);

/// The stored results of a year; nothing where there are none. Throws Error (kInvalidInput) with
/// the place for a file that is not one.
std::optional<StoredResult> read_result(const std::filesystem::path& workspace, Tahun tahun);

/// The stored results in one file. Throws as above.
StoredResult read_result_file(const std::filesystem::path& path);

/// Writes the results of a year under `lock`: the file it replaces is kept in riwayat/ first and
/// named in `sebelum`; then the new one takes its place, whole or not at all. A result that says
/// the same as the stored one, but for its time, leaves the file as it is and gives false. Throws
/// Error (kCannotWrite).
bool write_result(const ResultLock& lock, const std::filesystem::path& workspace,
                  StoredResult result);

/// A stored result that cannot be read makes room for a new one; it is kept beside the others.
void set_aside(const ResultLock& lock, const std::filesystem::path& workspace, Tahun tahun);

/// Follows the chain of a year from its newest file backwards. Gives what is wrong with it: a file
/// that is gone, or whose content is not what the next one names.
std::vector<std::string> check_chain(const std::filesystem::path& workspace, Tahun tahun);

}  // namespace iku::store
