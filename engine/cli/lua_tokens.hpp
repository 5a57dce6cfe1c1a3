#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// The words of a Lua text, for what the shell does with an entry before Lua sees it: knowing where
// it ends, finding the indikator it reads, colouring and completing it.

namespace iku::cli {

struct LuaToken {
  enum class Kind { kName, kKeyword, kNumber, kString, kComment, kSymbol };
  Kind kind = Kind::kSymbol;
  std::string_view text;  ///< of the text that was read
  std::size_t at = 0;     ///< its offset there
  bool closed = true;     ///< false for a long string or comment without its end

  std::size_t end() const { return at + text.size(); }
  bool is(std::string_view wanted) const { return text == wanted; }
};

/// Never fails: bytes that are no Lua are symbols.
std::vector<LuaToken> lua_tokens(std::string_view text);

/// Lua's reserved words, sorted.
const std::vector<std::string_view>& lua_keywords();

}  // namespace iku::cli
