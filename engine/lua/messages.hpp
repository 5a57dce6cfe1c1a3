#pragma once

#include <string>

// Lua's own run-time messages in the analyst's language. Used by machine.

namespace iku::lua {

/// Why so many results are no result.
std::string several_results(int count);

/// A run-time message of Lua, translated where it is one of the common ones; else as it is.
std::string translate_message(const std::string& message);

/// A text that a script made, cut at a character where it is longer than a message should be.
std::string shortened(std::string text);

}  // namespace iku::lua
