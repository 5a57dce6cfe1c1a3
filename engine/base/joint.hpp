#pragma once

#include <string_view>

// Where wrap() breaks a word that is longer than a line. Used by whoever must know before how
// narrow a text can become.

namespace iku {

/// Characters after which a long word may be broken, as in nilai_akip.
inline constexpr std::string_view kJoints = "_-/";

inline bool is_joint(char c) { return kJoints.find(c) != std::string_view::npos; }

}  // namespace iku
