#include "session/refuse.hpp"

#include <utility>

#include "base/diagnostic.hpp"

namespace iku::session {

void refuse(const char* code, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

}  // namespace iku::session
