#pragma once

#include <string_view>
#include <vector>

// The files built into the program: the stdlib and the workspace schema. Used by lua and store.

namespace iku {

struct EmbeddedFile {
  std::string_view name;  ///< "stdlib/skm.lua", "workspace.schema.json"
  std::string_view content;
};

/// All of them, by name.
const std::vector<EmbeddedFile>& embedded_files();

}  // namespace iku
