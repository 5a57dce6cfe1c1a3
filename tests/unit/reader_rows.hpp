#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "workspace_files.hpp"

// Tables of malformed input for the tests of the workspace's readers.

namespace iku::test {

struct FaultRow {
  std::string text;  ///< '^' stands before the place of the fault
  std::string code;
  std::string message;
  std::string help;
};

/// Each row's workspace has exactly the fault it names, at the marked place.
inline void check_rows(const std::vector<FaultRow>& rows,
                       std::string (*complete)(const std::string&)) {
  for (const FaultRow& row : rows) {
    CAPTURE(row.text);
    const WorkspaceFiles files({{"workspace.json", complete(row.text)}});
    const std::vector<Diagnostic> faults = files.faults();
    CAPTURE(faults.empty() ? "" : faults.back().message);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == row.code);
    CHECK(faults[0].where.file == files.marked_file());
    CHECK(faults[0].where.line == files.line());
    CHECK(faults[0].where.column == files.column());
    CAPTURE(faults[0].message);
    CHECK(faults[0].message.find(row.message) != std::string::npos);
    CAPTURE(faults[0].help);
    CHECK(faults[0].help.find(row.help) != std::string::npos);
  }
}

inline const Indikator& first_indikator(const store::Loaded& loaded) {
  return loaded.workspace.unit.at(0).tujuan.at(0).sasaran.at(0).indikator.at(0);
}

}  // namespace iku::test
