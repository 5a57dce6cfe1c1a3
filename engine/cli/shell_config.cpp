#include "cli/shell_config.hpp"

#include <cstdlib>
#include <sstream>

#include "base/file.hpp"
#include "cli/console.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

fs::path config_file() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  fs::path file;
  if (config != nullptr && *config == '/') {
    file = fs::path(config) / "iku/init";
  } else if (home != nullptr && *home != '\0') {
    file = fs::path(home) / ".config/iku/init";
  }
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) ? file : fs::path();
}

void run_config(Shell& shell, const fs::path& file, Streams& streams) {
  std::istringstream entries(read_utf8_file(file));
  run_batch(shell, entries, streams, false, file.string());
}

}  // namespace iku::cli
