#pragma once

#include "model/workspace.hpp"
#include "store/reading.hpp"

// Figures of earlier years from files: CSV, JSON and NDJSON rows of unit, indikator, tahun and
// values, as people keep them or as `iku calc` prints them. Used by workspace_reader.cpp once all
// units are read.

namespace iku::store {

/// Reads every file of a "riwayat" list into the figures of the workspace. In a unit's own list
/// (`own`) rows need not name their unit. A value that is there already may come again; another
/// one in its place is told, with both places.
void read_history(Reading& reading, JsonRef list, Workspace& workspace, const Unit* own);

}  // namespace iku::store
