#pragma once

#include <string>

// How every file of this layer turns down what was asked.

namespace iku::session {

/// Throws Error (kUsage) with a code of its own and, where there is one, what to do instead.
[[noreturn]] void refuse(const char* code, std::string message, std::string help = {});

}  // namespace iku::session
