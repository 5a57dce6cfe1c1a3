#pragma once

#include <string>
#include <vector>

// The texts of the stdlib, for provenance: which library a result was made with. Used by formula.

namespace iku::lua {

struct StdlibFile {
  std::string kode;  ///< "skm"; of a rule pack its code
  std::string text;
  bool is_pack = false;
};

/// Every module and rule pack, by name; from `directory`, or the files built into the program.
/// Throws Error (kNoInput) where one cannot be read.
std::vector<StdlibFile> stdlib_files(const std::string& directory);

}  // namespace iku::lua
