#pragma once

#include <string>

#include "model/value.hpp"

// Lua's own error messages in the analyst's language. Used by machine.

namespace iku::lua {

/// The failure of a message of Lua's parser, "chunk:3: 'end' expected near <eof>".
Failure syntax_failure(const std::string& message);

/// A run-time message of Lua, translated where it is one of the common ones; else as it is.
std::string translate_message(const std::string& message);

/// A text that a script made, cut at a character where it is longer than a message should be.
std::string shortened(std::string text);

}  // namespace iku::lua
