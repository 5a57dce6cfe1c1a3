#include "cli/user_folders.hpp"

#include <cstdlib>

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

// An absolute path from the environment; empty where the variable holds none.
fs::path absolute_path(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value != '/') return {};
  return value;
}

fs::path user_folder(const char* variable, const char* below_home) {
  fs::path folder = absolute_path(variable);
  if (folder.empty()) {
    const fs::path home = absolute_path("HOME");
    if (home.empty()) return {};
    folder = home / below_home;
  }
  return folder / "iku";
}

}  // namespace

fs::path state_folder() { return user_folder("XDG_STATE_HOME", ".local/state"); }

fs::path config_folder() { return user_folder("XDG_CONFIG_HOME", ".config"); }

}  // namespace iku::cli
