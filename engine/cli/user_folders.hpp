#pragma once

#include <filesystem>

// Where what belongs to this user lies: the XDG Base Directory Specification. Paths that are not
// absolute are ignored, as it says: they would mean another folder in every working directory. Used
// by history, journal and shell_config.

namespace iku::cli {

/// $XDG_STATE_HOME/iku, by default ~/.local/state/iku; empty where there is no home, and then
/// nothing may be written. Made by who writes there.
std::filesystem::path state_folder();

/// $XDG_CONFIG_HOME/iku, by default ~/.config/iku; empty where there is no home.
std::filesystem::path config_folder();

}  // namespace iku::cli
