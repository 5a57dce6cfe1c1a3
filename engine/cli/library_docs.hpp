#pragma once

#include <string>
#include <string_view>
#include <vector>

// What the stdlib says of its own functions: the `---` lines above each. Used by help, completion
// and the test that every function has them.

namespace iku::cli {

/// One function. Its example stands in a line `--- > expression --> result`; the result is left out
/// where the example needs data of a workspace.
struct LibraryDoc {
  std::string module;     ///< "skm"; "umum" for those that are globals
  std::string name;       ///< as a formula calls it: "skm.ikm", "batas"
  std::string signature;  ///< "skm.ikm(v, pilihan?)"
  std::string text;
  std::string example;
  std::string result;
};

/// Every documented function of the stdlib built in, sorted by name.
const std::vector<LibraryDoc>& library_docs();

/// The `---` lines of one file of the stdlib.
std::vector<LibraryDoc> read_library_docs(std::string_view module, std::string_view source);

/// Names that a formula sees beside the stdlib: `math`, `kosong`, `print`, …
const std::vector<std::string>& host_names();

}  // namespace iku::cli
