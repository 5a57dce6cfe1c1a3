#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/folder.hpp"
#include "base/suggestions.hpp"
#include "formula/policy.hpp"

// The scripts a workspace can use: indikator and kebijakan by code, found in script roots and
// compiled once. Used by calculation, check and explain.

namespace iku::formula {

/// The definitions of one code, by the year they came into force.
using Versions = std::vector<const Definition*>;

/// The version in force in a year; where none is, the nearest one and `in_force` false.
struct Choice {
  const Definition* definition = nullptr;
  bool in_force = false;
};
Choice choose(const Versions& versions, Tahun tahun);

/// Whether a code can be the name of a script: letters, digits, _ - and @.
bool is_script_kode(const std::string& kode);

class Library {
 public:
  /// `roots` are searched in order; each holds indikator/ and kebijakan/. The machine must outlive
  /// the library.
  Library(lua::Machine& machine, const std::vector<std::filesystem::path>& roots);

  /// The compiled versions of a definition: `<kode>.lua` and `<kode>@<sejak>.lua`, by the year they
  /// came into force. Empty where there is none or one is faulty; the faults then stand in
  /// faults(), once, with `wanted_at` as the place that wanted it.
  const Versions& definition(const std::string& kode, const Place& wanted_at = {});
  /// The compiled kebijakan of a code; null, with faults, as above.
  const Policy* policy(const std::string& kode, const Place& wanted_at = {});

  /// Takes a definition that stands in no file (the shell, embedding programs); replaces one of the
  /// same code. Where `known` is given, a name read from x that is neither declared nor among these
  /// codes is a fault. Throws Error with every fault; then nothing was taken.
  const Definition& add(const std::string& source, const std::string& name,
                        const std::vector<std::string>* known = nullptr);

  /// Compiles the text of a file as an indikator or kebijakan and says what is wrong with it.
  std::vector<Diagnostic> check_text(const std::string& source, const std::string& file);

  /// Codes found in the roots, sorted.
  std::vector<std::string> definition_codes();
  std::vector<std::string> policy_codes();

  const std::vector<Diagnostic>& faults() const { return faults_; }

  /// Whether one of the faults is an error of more than one definition: a script that goes over its
  /// limits while it is read fails for itself.
  bool has_fatal_fault() const;

  /// Why a definition went over its limits while it was read; null where it did not.
  const Failure* limit_of(const std::string& kode) const;
  /// What the texts of the loaded scripts may say less than they mean.
  std::vector<Diagnostic> doubts() const;

  /// The text of a loaded script, "indikator" or "kebijakan"; empty for one that was not loaded.
  std::string text(const std::string& folder, const std::string& kode) const;

  /// Uses the scripts another library has read, as it read them: the files may have changed since.
  void share_texts(const Library& other) { shared_ = &other; }

  /// Every file that was read, faulty ones too, as it was then.
  const std::vector<FileStamp>& files() const { return files_; }

 private:
  /// A script in one of the roots, and its name there.
  struct Found {
    const Folder* root = nullptr;
    std::filesystem::path name;
    std::filesystem::path path() const { return root->path() / name; }
  };
  Found find(const char* folder, const std::string& kode) const;
  const std::vector<std::vector<std::string>>& names(const char* folder);
  std::vector<std::string> codes(const char* folder);
  const Definition* version(const std::string& name, const std::string& kode,
                            const Place& wanted_at);
  template <typename T, typename Read>
  const T* load(std::map<std::string, std::unique_ptr<T>>& cache, const char* folder,
                const std::string& kode, const Place& wanted_at, Read read);

  lua::Machine& machine_;
  std::vector<Folder> roots_;
  std::map<std::string, std::unique_ptr<Definition>> definitions_;      // by version
  std::map<std::string, Versions> versions_;                            // by code
  std::map<std::string, std::vector<std::vector<std::string>>> names_;  // folder -> root -> files
  std::map<std::string, std::unique_ptr<Policy>> policies_;
  Suggestions suggestions_;
  std::vector<Diagnostic> faults_;
  std::map<std::string, Failure> limits_;  // by version: those of faults_ that are not fatal
  std::vector<FileStamp> files_;
  struct Text {  // of a definition or policy above
    const std::string* file = nullptr;
    const std::string* source = nullptr;
  };
  std::map<std::pair<std::string, std::string>, Text> texts_;  // by folder and name
  const Library* shared_ = nullptr;
};

/// The kebijakan a unit names, itself or with its workspace.
std::vector<std::string> policy_codes(const Workspace& workspace, const Unit& unit);

/// A failure as a diagnostic, with its source line where it is known.
Diagnostic diagnostic_of(const Failure& failure, const std::string& file,
                         const std::string& source);

}  // namespace iku::formula
