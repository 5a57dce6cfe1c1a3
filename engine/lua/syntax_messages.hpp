#pragma once

#include <string>
#include <string_view>

#include "model/value.hpp"

// What Lua's parser says about a text, in the analyst's language, with its column and with what
// people who come from spreadsheets and other languages probably meant. Used by chunk.

namespace iku::lua {

/// The failure of a message of Lua's parser about `source`, "chunk:3: 'end' expected near <eof>".
Failure syntax_failure(const std::string& message, std::string_view source = {});

/// "write 0.6, not 0,6", of "0,6".
std::string decimal_comma(const std::string& comma);

/// "write 0.6, or, where two values are meant, 0, 6", of "0,6".
std::string one_or_two(const std::string& comma);

}  // namespace iku::lua
