#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/stored_result.hpp"

// Whether stored results are still what was stored: the seal of each file, the chain of the files
// that a year's replaced, and files of hasil/ that no chain reaches. What a chain without a key
// cannot promise stands in README. Used by check --drift.

namespace iku::store {

/// A file of a chain.
struct ChainLink {
  std::filesystem::path path;
  std::string kepala;  ///< SHA-256 of the file, which the one that replaced it names
  std::string waktu;
  std::string program;
  bool sealed = false;
};

/// The files of a year.
struct Chain {
  Tahun tahun = 0;
  std::vector<ChainLink> files;     ///< the newest first, as far as the chain holds
  std::vector<std::string> faults;  ///< in words: what was altered, is gone or contradicts itself
};

/// Follows the chain of a stored year from its newest file backwards.
Chain read_chain(const std::filesystem::path& workspace, Tahun tahun);

/// The files in hasil/ that none of the chains of all stored years reaches, by their paths: a year
/// or a link was taken away, or put there by hand.
std::vector<std::filesystem::path> unreached_files(const std::filesystem::path& workspace,
                                                   const std::vector<Chain>& chains);

}  // namespace iku::store
