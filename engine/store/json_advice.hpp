#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Turns "unexpected token" into what the writer of the file most likely did: a decimal comma, a
// trailing comma, a missing quote. Used by json_document.cpp.

namespace iku::store {

/// A fault found while parsing, by byte offsets into the text.
struct ParseFault {
  enum class Kind { kSyntax, kNumberRange, kTooDeep, kTooMany, kDuplicateKey, kZeroByte };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  Kind kind = Kind::kSyntax;
  std::size_t begin = 0;  ///< where the offending token begins
  std::size_t end = 0;
  std::string text;              ///< the key or the number in question
  std::size_t other = kNowhere;  ///< where the key stands first; the innermost open bracket
  std::size_t read = 0;          ///< how many bytes the parser had read, the end counted as one
  bool in_string = false;        ///< the token is a string that is itself malformed
  bool after_key = false;        ///< a key was read and its value is awaited
};

/// What to tell: the catalogue key (with ".help" the advice), the bytes to mark, one blank to fill.
struct Advice {
  std::string_view code;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string blank;
  std::size_t note = ParseFault::kNowhere;  ///< the bracket that is still open
};

/// The advice for a fault of kind kSyntax.
Advice advise(std::string_view text, const ParseFault& fault);

}  // namespace iku::store
