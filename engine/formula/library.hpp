#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "formula/policy.hpp"

// The scripts a workspace can use: indikator and kebijakan by code, found in script roots and
// compiled once. Used by calculation, check and explain.

namespace iku::formula {

class Library {
 public:
  /// `roots` are searched in order; each holds indikator/ and kebijakan/. The machine must outlive
  /// the library.
  Library(lua::Machine& machine, std::vector<std::filesystem::path> roots);

  /// The compiled definition of a code. Null where it does not exist or is faulty; the faults then
  /// stand in faults(), once, with `wanted_at` as the place that wanted it.
  const Definition* definition(const std::string& kode, const Place& wanted_at = {});
  const Policy* policy(const std::string& kode, const Place& wanted_at = {});

  /// Takes a definition that stands in no file (the shell, embedding programs); replaces one of the
  /// same code. Where `known` is given, a name read from x that is neither declared nor among these
  /// codes is a fault. Throws Error with every fault; then nothing was taken.
  const Definition& add(const std::string& source, const std::string& name,
                        const std::vector<std::string>* known = nullptr);

  /// Compiles one file as an indikator or kebijakan and says what is wrong with it.
  std::vector<Diagnostic> check_file(const std::filesystem::path& path);

  /// Codes found in the roots, sorted.
  std::vector<std::string> definition_codes() const;
  std::vector<std::string> policy_codes() const;

  const std::vector<Diagnostic>& faults() const { return faults_; }

  /// The text of a loaded script, "indikator" or "kebijakan"; empty for one that was not loaded.
  std::string text(const std::string& folder, const std::string& kode) const;

  /// Every file that was read, faulty ones too.
  const std::vector<std::filesystem::path>& files() const { return files_; }

 private:
  std::filesystem::path find(const char* folder, const std::string& kode) const;
  std::vector<std::string> codes(const char* folder) const;
  std::string shown(const std::filesystem::path& path) const;
  template <typename T, typename Read>
  const T* load(std::map<std::string, std::unique_ptr<T>>& cache, const char* folder,
                const std::string& kode, const Place& wanted_at, Read read);

  lua::Machine& machine_;
  std::vector<std::filesystem::path> roots_;
  std::map<std::string, std::unique_ptr<Definition>> definitions_;
  std::map<std::string, std::unique_ptr<Policy>> policies_;
  std::vector<Diagnostic> faults_;
  std::vector<std::filesystem::path> files_;
  std::map<std::pair<std::string, std::string>, std::string> texts_;  // by folder and code
};

/// A failure as a diagnostic, with its source line where it is known.
Diagnostic diagnostic_of(const Failure& failure, const std::string& file,
                         const std::string& source);

}  // namespace iku::formula
