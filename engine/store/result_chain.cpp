#include "store/result_chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/catalogue.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "store/result_file.hpp"

namespace iku::store {

namespace fs = std::filesystem;

namespace {

/// What these versions stored has no seal.
constexpr std::string_view kUnsealed = "iku 0.1.";

/// The fingerprint over the figures of all rows, which the file's head holds as well.
std::string data_of(const StoredResult& result) {
  std::string all;
  for (const StoredRow& row : result.baris) all += row.data;
  return sha256(all);
}

/// Reads a chain, file by file.
class ChainReader {
 public:
  ChainReader(const fs::path& workspace, Tahun tahun) : folder_(folder_of_results(workspace)) {
    chain_.tahun = tahun;
  }

  Chain read() {
    fs::path name = result_name(chain_.tahun);
    std::string text = folder_.read(name);
    std::string kepala = sha256(text);
    while (true) {
      const StoredResult result = parse_result(folder_.path() / name, text);
      add(folder_.path() / name, kepala, result, seal_of(text));
      if (result.sebelum.empty()) break;
      kepala = result.sebelum;
      name = kept_name(chain_.tahun, kepala);
      if (folder_.find(name) == Folder::Found::kNothing) {
        fault("result.chain_gone", folder_.path() / name);
        break;
      }
      text = folder_.read(name);
      if (sha256(text) != kepala) {
        fault("result.chain_altered", folder_.path() / name);
        break;
      }
    }
    return std::move(chain_);
  }

 private:
  template <typename... Args>
  void fault(std::string_view code, const fs::path& path, const Args&... args) {
    chain_.faults.push_back(say(code, path.string(), args...));
  }

  void add(const fs::path& path, const std::string& kepala, const StoredResult& result, Seal seal) {
    if (seal == Seal::kBroken) fault("result.seal_broken", path);
    if (seal == Seal::kNone && !result.program.starts_with(kUnsealed)) {
      fault("result.seal_gone", path, printable(result.program));
    }
    if (seal != Seal::kBroken && data_of(result) != result.data) fault("result.data_altered", path);
    if (result.tahun != chain_.tahun) fault("result.chain_year", path, result.tahun);
    if (!chain_.files.empty()) {
      const ChainLink& newer = chain_.files.back();
      if (newer.waktu < result.waktu) {  // both are in UTC and of one form
        fault("result.time_runs_back", newer.path, newer.waktu, result.waktu);
      }
      if (!newer.sealed && seal == Seal::kGood)
        fault("result.seal_gone", newer.path, printable(newer.program));
    }
    chain_.files.push_back({path, kepala, result.waktu, result.program, seal != Seal::kNone});
  }

  Folder folder_;
  Chain chain_;
};

}  // namespace

Chain read_chain(const fs::path& workspace, Tahun tahun) {
  return ChainReader(workspace, tahun).read();
}

std::vector<fs::path> unreached_files(const fs::path& workspace, const std::vector<Chain>& chains) {
  const Folder folder = folder_of_results(workspace);
  std::set<fs::path> reached;
  for (const Chain& chain : chains) {
    for (const ChainLink& file : chain.files) reached.insert(file.path);
    // A run that was killed before it replaced the newest file has kept it already.
    const fs::path kept = kept_name(chain.tahun, chain.files.front().kepala);
    if (folder.find(kept) == Folder::Found::kFile &&
        sha256(folder.read(kept)) == chain.files.front().kepala) {
      reached.insert(folder.path() / kept);
    }
  }
  std::vector<fs::path> unreached;
  for (const fs::path& below : {result_name(0).parent_path(), kept_name("")}) {
    for (const std::string& file : folder.names(below)) {
      const fs::path path = folder.path() / below / file;
      if (path.extension() == ".json" && !reached.contains(path)) unreached.push_back(path);
    }
  }
  return unreached;
}

}  // namespace iku::store
