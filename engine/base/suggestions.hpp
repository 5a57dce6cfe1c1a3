#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"

// What was probably meant, for faults of which there may be thousands. Used wherever the names to
// choose from are as many as the input makes them.

namespace iku {

/// Looks up the first few names only: each looks through all that are known.
class Suggestions {
 public:
  /// `known` gives the names to choose from; it is not called where nothing is looked up any more.
  template <typename Known>
  std::optional<std::string> of(std::string_view name, Known&& known) {
    if (!take()) return std::nullopt;
    return did_you_mean(name, std::forward<Known>(known)());
  }
  /// Whether one more may be looked up.
  bool take() { return left_ > 0 && left_-- > 0; }

 private:
  int left_ = 20;
};

/// "a → b → c"; of a long way only the ends, with the number of what is left out.
std::string brief_way(const std::vector<std::string>& names, std::string_view between);

}  // namespace iku
