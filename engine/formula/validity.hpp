#pragma once

#include <string>
#include <vector>

#include "lua/machine.hpp"

// When a script is in force: its `berlaku = {sejak = 2017, sampai = 2023}`. Used by definition and
// policy, and by library to choose among the versions of a formula.

namespace iku::formula {

/// Years, both included. Without a bound it holds on that side for ever.
struct Berlaku {
  Tahun sejak = 0;
  Tahun sampai = 9999;
  bool has(Tahun tahun) const { return sejak <= tahun && tahun <= sampai; }
  bool is_bounded() const { return sejak > 0 || sampai < 9999; }
};

/// Reads `berlaku` of a definition or kebijakan; faults as for read_definition.
Berlaku read_berlaku(const lua::Datum& table, const std::string& file, const std::string& source,
                     std::vector<Diagnostic>& faults);

/// "sejak 2017", "2004 s/d 2016"; empty where it always holds.
std::string berlaku_text(const Berlaku& berlaku);

}  // namespace iku::formula
