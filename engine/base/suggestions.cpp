#include "base/suggestions.hpp"

#include "base/catalogue.hpp"

namespace iku {

std::string brief_way(const std::vector<std::string>& names, std::string_view between) {
  constexpr std::size_t kFirst = 8;
  constexpr std::size_t kLast = 3;
  const bool brief = names.size() > kFirst + kLast + 1;
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (brief && i == kFirst) {
      text += std::string(between) + say("text.left_out", names.size() - kFirst - kLast);
      i = names.size() - kLast;
    }
    if (!text.empty()) text += between;
    text += names[i];
  }
  return text;
}

}  // namespace iku
