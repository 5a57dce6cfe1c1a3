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
// The second text differs in four ways, and its lines are the same:
//   4               4.0                      a whole number is a float from the beginning
//   #t, a << b      (#t+0.0)                 so is what these operators give
//   a .. b          text(a) .. text(b)       which spells a whole float as people do: "u1"
//   for i = a, b    for i = bound(a), bound(b)   numbers only
// No integer is left that could wrap around. The 1 of t[1] stays: nothing is computed with it.

namespace iku::lua {

/// What a text says less clearly than it could.
struct Finding {
  enum class Kind {
    kInexact,  ///< a whole number that no float holds
    kExcess,   ///< an assignment of more values than names
    kReturn,   ///< a return of several values
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
  std::string bound;   ///< and for the bound of a loop
  bool calls = false;  ///< it uses one of the two
  std::vector<Finding> findings;
  bool complete = true;        ///< false: the text is no Lua, or too deep
  std::size_t unexpected = 0;  ///< then: the offset where the grammar ends
};

SecondText second_text(std::string_view source);

}  // namespace iku::lua
