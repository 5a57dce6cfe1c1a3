#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// The words of a Lua text: the one place that knows where a name, a number, a string or a comment
// ends. Used wherever a text is looked at before Lua runs it: the second text (float_text), scans
// for inputs and keys, and the shell, which finds the end of an entry, colours and completes it.

namespace iku::lua {

struct Token {
  enum class Kind { kName, kKeyword, kNumber, kString, kComment, kSymbol };
  Kind kind = Kind::kSymbol;
  std::string_view text;  ///< of the text that was read
  std::size_t at = 0;     ///< its offset there
  bool closed = true;     ///< false for a long string or comment without its end

  std::size_t end() const { return at + text.size(); }
  bool is(std::string_view wanted) const { return text == wanted; }
};

/// Never fails: bytes that are no Lua are symbols.
std::vector<Token> tokens_of(std::string_view text);

/// The same without the comments.
std::vector<Token> code_tokens_of(std::string_view text);

/// Lua's reserved words, sorted.
const std::vector<std::string_view>& keywords();

}  // namespace iku::lua
