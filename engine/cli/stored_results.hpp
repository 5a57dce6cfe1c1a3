#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "formula/calculation.hpp"
#include "formula/provenance.hpp"
#include "model/stored_result.hpp"

// Results kept in a workspace: calc --save writes them, check --drift compares them with today's.

namespace iku::cli {

/// The results of years of a calculation with what made them, noted as of the time `waktu`; the
/// fingerprints are of its calculator.
std::vector<StoredResult> results_of(formula::Fingerprints& fingerprints,
                                     const Calculation& calculation,
                                     const std::vector<Tahun>& years, const std::string& waktu);

/// Throws Error (kCannotWrite) where a file is no longer as it was when it was read: results of it
/// would claim to be of something else.
void require_unchanged(const std::vector<FileStamp>& read);

/// Writes results into the workspace's hasil/ and tells each file on `err`. Throws Error
/// (kCannotWrite); then the years before the one that failed are written.
void save_results(const std::vector<StoredResult>& results, const Workspace& workspace,
                  Streams& streams);

/// Shows every stored row that is not what is calculated now, and why, what was altered in the
/// stored files, and the fingerprint of each year's chain; kFindings where something does not
/// follow. Takes those of `kepala`, fingerprints kept elsewhere, that a chain still holds. Throws
/// Error (kNoInput) where nothing is stored.
Exit check_drift(const std::filesystem::path& path, const formula::Settings& settings,
                 std::vector<std::string>& kepala, Streams& streams);

}  // namespace iku::cli
