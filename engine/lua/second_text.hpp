#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A script's text, read by Lua's grammar and written anew so that its arithmetic is floating point
// and no string stands for a number in it; and what the text says less clearly than it could. Used
// by chunk, which compiles, and by checks of scripts.
//
// The second text differs in six ways, and its lines are the same:
//   4               4.0                      a whole number is a float from the beginning
//   #t              (#t+0.0)                 so is a length
//   a << b          bit(a, b, "<<")          bits without wrapping around
//   a .. b          text(a) .. text(b)       which spells a whole float as people do: "u1"
//   for i = a, b    for i = bound(a), bound(b)   numbers only
//   function m.f(a) function m.f(a,...)      of the library: more arguments than names are refused
// No integer is left that could wrap around. The 1 of t[1] stays: nothing is computed with it.

namespace iku::lua {

/// What a text says less clearly than it could.
struct Finding {
  enum class Kind {
    kInexact,  ///< a whole number that no float holds
    kExcess,   ///< an assignment of more values than names
    kReturn,   ///< a return of several values
    kComma,    ///< two values of a call or a table that may be one with a decimal comma
    kNumeral,  ///< a number that is another one as people print it: 1.000
  };
  Kind kind = Kind::kReturn;
  std::size_t at = 0;
  std::size_t length = 1;
  int given = 0;
  int wanted = 1;
  std::string comma;  ///< "0,6" where two numbers stand around one comma; else empty
  std::string key;    ///< of a return: the table key of its function, "return" of the text itself
};

struct SecondText {
  std::string text;
  bool changed = false;
  std::string spell;   ///< the name by which it calls for the text of a value
  std::string bound;   ///< for the bound of a loop
  std::string bits;    ///< for the operators of bits
  std::string excess;  ///< and to refuse arguments that are too many
  bool calls = false;  ///< it uses one of them
  std::vector<Finding> findings;
  bool complete = true;        ///< false: the text is no Lua, or too deep
  std::size_t unexpected = 0;  ///< then: the offset where the grammar ends
};

/// Whose text it is: functions of the library count their arguments.
enum class Author { kAnalyst, kLibrary };

SecondText second_text(std::string_view source, Author author = Author::kAnalyst);

/// Whether Lua does not get a text with such a finding at all.
bool is_fault(const Finding& finding);

}  // namespace iku::lua
