#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/folder.hpp"
#include "model/stored_result.hpp"

// Results as files: one a year in a workspace's hasil/, each naming the one it replaced by hash;
// the replaced ones stay in hasil/riwayat/, and each ends in a seal: the hash of its own text. Used
// by cli; result_chain follows the names.

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

/// The stored results in a text that was read from `path`. Throws as read_result does.
StoredResult parse_result(const std::filesystem::path& path, const std::string& text);

/// The folder below which a workspace's results lie, and the names they have in it: the newest of a
/// year, and one that was replaced, by its hash.
Folder folder_of_results(const std::filesystem::path& workspace);
std::filesystem::path result_name(Tahun tahun);
std::filesystem::path kept_name(Tahun tahun, const std::string& hash);
/// A name in the folder of those that were replaced; that folder where it is empty.
std::filesystem::path kept_name(const std::string& name);

/// The text of a result with its seal behind it.
std::string sealed(std::string text);

enum class Seal { kNone, kGood, kBroken };
/// Whether a stored text is what was sealed.
Seal seal_of(const std::string& text);

}  // namespace iku::store
