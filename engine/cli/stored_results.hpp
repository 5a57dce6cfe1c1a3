#pragma once

#include <filesystem>
#include <vector>

#include "cli/commands.hpp"
#include "formula/calculation.hpp"

// Results kept in a workspace: calc --save writes them, check --drift compares them with today's.

namespace iku::cli {

/// Writes the results of the years into the workspace's hasil/ and tells each file on `err`. The
/// time is `waktu` (2026-01-31T00:00:00Z), else SOURCE_DATE_EPOCH, else now. Throws Error.
void save_results(formula::Calculator& calculator, const Workspace& workspace,
                  const formula::Settings& settings, const std::vector<Tahun>& years,
                  const std::string& waktu, Streams& streams);

/// Shows every stored figure that is not what is calculated now, and why; kFindings where there is
/// one. Throws Error (kNoInput) where nothing is stored.
Exit check_drift(const std::filesystem::path& path, const formula::Settings& settings,
                 Streams& streams);

}  // namespace iku::cli
