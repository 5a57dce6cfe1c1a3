#pragma once

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The files of the source tree, golden files and scratch directories. Used by the tests that read
// more than what a test builds itself.

namespace iku::test {

/// The prompt of the shell that begins at `from` or after it, as where and how long: "iku> ", and
/// "iku*2 hemat> " where the session is away from the data. npos where there is none.
inline std::pair<std::size_t, std::size_t> find_prompt(std::string_view text,
                                                       std::size_t from = 0) {
  for (std::size_t at = text.find("iku", from); at != std::string_view::npos;
       at = text.find("iku", at + 1)) {
    std::size_t end = at + 3;
    if (end < text.size() && text[end] == '*') {
      end = text.find_first_not_of("0123456789", end + 1);
      if (end != std::string_view::npos && text[end] == ' ') {
        end = text.find_first_of("> \n", end + 1);
      }
    }
    if (end != std::string_view::npos && text.substr(end, 2) == "> ") return {at, end + 2 - at};
  }
  return {std::string_view::npos, 0};
}

/// A path inside the source tree.
std::filesystem::path source_path(const std::string& relative);

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_text(const std::filesystem::path& path, std::string_view text) {
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

/// The files below a folder of the source tree whose name ends so, sorted; never empty.
inline std::vector<std::filesystem::path> files_below(const std::string& folder,
                                                      const std::vector<std::string>& endings) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_path(folder))) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() &&
        std::find(endings.begin(), endings.end(), extension) != endings.end()) {
      found.push_back(entry.path());
    }
  }
  if (found.empty()) throw std::runtime_error("no files in " + folder);
  std::sort(found.begin(), found.end());
  return found;
}

/// True where golden files are to be rewritten instead of compared.
inline bool update_golden() {
  const char* value = std::getenv("IKU_UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

/// A new empty directory, the working directory while it lives, and removed after.
class Scratch {
 public:
  Scratch() : before_(std::filesystem::current_path()) {
    std::string name = (std::filesystem::temp_directory_path() / "iku-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch directory");
    directory_ = name;
    std::filesystem::current_path(directory_);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
    std::filesystem::remove_all(directory_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::filesystem::path& directory() const { return directory_; }

 private:
  std::filesystem::path before_;
  std::filesystem::path directory_;
};

}  // namespace iku::test
