#include <cstddef>
#include <cstdint>
#include <string>

#include "base/diagnostic.hpp"
#include "store/workspace_reader.hpp"

// Any bytes as a workspace.json: reading ends in a workspace or in an Error that can be rendered.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    iku::store::parse_workspace("workspace.json",
                                std::string(reinterpret_cast<const char*>(data), size));
  } catch (const iku::Error& error) {
    for (const iku::Diagnostic& diagnostic : error.diagnostics()) iku::render(diagnostic);
  }
  return 0;
}
