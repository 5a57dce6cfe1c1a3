#include "repository.hpp"

namespace iku::test {

std::filesystem::path source_path(const std::string& relative) {
  return std::filesystem::path(IKU_SOURCE_DIR) / relative;
}

}  // namespace iku::test
