#include "cli/shell_config.hpp"

#include <sstream>

#include "base/file.hpp"
#include "cli/console.hpp"
#include "cli/user_folders.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

fs::path config_file() {
  const fs::path folder = config_folder();
  if (folder.empty()) return {};
  const fs::path file = folder / "init";
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) ? file : fs::path();
}

void run_config(ShellFace& shell, const fs::path& file, Streams& streams) {
  std::istringstream entries(read_utf8_file(file));
  run_batch(shell, entries, streams, {.name = file.string(), .is_file = true});
}

}  // namespace iku::cli
