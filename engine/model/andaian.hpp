#pragma once

#include <string>
#include <vector>

#include "model/value.hpp"

// How far results are from the data: what a session changed. It goes with everything that a session
// gives, so that no what-if is ever taken for data. Made by session alone; shown by report and cli.

namespace iku {

struct Andaian {
  struct Change {
    std::string figure;      ///< its path, "ipp" or "utara/ikm@2023"; of a formula its code
    Value data;              ///< what the data have or give
    Value sesi;              ///< what counts in the session
    bool formulasi = false;  ///< a formula that the session defined: no values
  };
  std::string skenario;  ///< the scenario that the session stands at; empty: none
  std::vector<Change> changes;

  /// The figures are the data's.
  bool empty() const { return changes.empty(); }
};

}  // namespace iku
