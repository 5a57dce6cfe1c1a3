#pragma once

#include <string>
#include <string_view>

// Lua's own run-time messages in the analyst's language. Used by machine.

namespace iku::lua {

/// Why so many results are no result.
std::string several_results(int count);

/// Why a function does not take so many arguments.
std::string too_many_arguments(const std::string& function, int most, int given);

/// A type of Lua in the analyst's language.
std::string type_word(std::string_view type);

/// A run-time message of Lua, translated where it is one of the common ones; else as it is.
std::string translate_message(const std::string& message);

/// A text that a script made, cut at a character where it is longer than a message should be.
std::string shortened(std::string text);

}  // namespace iku::lua
