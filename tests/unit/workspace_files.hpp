#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "store/workspace_reader.hpp"

// A workspace in a temporary directory, for the tests of its reader. A '^' in a text marks the
// place where a fault is expected; it is not written.

namespace iku::test {

class WorkspaceFiles {
 public:
  explicit WorkspaceFiles(const std::map<std::string, std::string>& files) {
    std::string pattern = (std::filesystem::temp_directory_path() / "iku-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    directory_ = pattern;
    for (const auto& [name, text] : files) write(name, text);
  }
  ~WorkspaceFiles() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  WorkspaceFiles(const WorkspaceFiles&) = delete;
  WorkspaceFiles& operator=(const WorkspaceFiles&) = delete;

  const std::filesystem::path& directory() const { return directory_; }
  const std::string& marked_file() const { return marked_file_; }
  int line() const { return line_; }
  int column() const { return column_; }

  store::Loaded read() const { return store::read_workspace(directory_); }
  /// What reading throws; empty when it throws nothing.
  std::vector<Diagnostic> faults(Exit* status = nullptr) const {
    try {
      read();
    } catch (const Error& error) {
      if (status != nullptr) *status = error.status();
      return error.diagnostics();
    }
    return {};
  }

 private:
  void write(const std::string& name, std::string text) {
    if (const std::size_t mark = text.find('^'); mark != std::string::npos) {
      text.erase(mark, 1);
      marked_file_ = (directory_ / name).string();
      const std::size_t line_start = mark == 0 ? 0 : text.rfind('\n', mark - 1) + 1;
      column_ = static_cast<int>(mark - line_start) + 1;
      line_ = 1;
      for (std::size_t i = 0; i < mark; ++i) line_ += text[i] == '\n' ? 1 : 0;
    }
    const std::filesystem::path path = directory_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  std::filesystem::path directory_;
  std::string marked_file_;
  int line_ = 0;
  int column_ = 0;
};

/// A workspace.json with one kecamatan that has these members besides kode, nama and jenjang.
inline std::string workspace_with(const std::string& members) {
  return "{\"format\": \"iku/1\", \"nama\": \"Contoh\", \"tahun\": 2024,\n"
         " \"kebijakan\": \"jombang-2024\", \"sumber\": \"LKJIP 2024\",\n"
         " \"unit\": [{\"kode\": \"u\", \"nama\": \"U\", \"jenjang\": \"kecamatan\",\n" +
         members + "}]}\n";
}

/// The same with one indikator that has these members besides kode and nama.
inline std::string indikator_with(const std::string& members) {
  return workspace_with(
      "\"tujuan\": [{\"kode\": \"T1\", \"nama\": \"T\", \"sasaran\": [{\"kode\": \"S1\",\n"
      "\"nama\": \"S\", \"indikator\": [{\"kode\": \"ikm\", \"nama\": \"IKM\",\n" +
      members + "}]}]}]");
}

}  // namespace iku::test
