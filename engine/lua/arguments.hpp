#pragma once

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

// What every binding of the sandbox libraries begins with: the stack guard, arguments that are read
// without making numbers from strings, and fuel by the byte. Used by byte_buffer, pattern,
// string_library, string_search, format, utf8_library and table_library.

namespace iku::lua {

/// The most values one call may return (string.byte, table.unpack, utf8.codepoint).
inline constexpr lua_Integer kMaxResults = 4000;

/// The most elements one call may walk.
inline constexpr lua_Integer kMaxRange = 1'000'000;

/// States how many slots a binding leaves above its arguments and, in debug builds, checks it.
class StackGuard {
 public:
  StackGuard(lua_State* L, int net);
  ~StackGuard();
  StackGuard(const StackGuard&) = delete;
  StackGuard& operator=(const StackGuard&) = delete;

  /// For bindings that learn only at their end how many results there are; gives `net` back.
  int leaves(int net);

 private:
  lua_State* L_;
  int entry_;
  int net_;
  int exceptions_;
};

/// The argument as an integer. A float with an integer value is one; a string never is.
lua_Integer check_integer(lua_State* L, int arg);
lua_Integer optional_integer(lua_State* L, int arg, lua_Integer otherwise);

/// The argument as a float; a string never is a number.
lua_Number check_number(lua_State* L, int arg);

/// The argument as bytes; numbers are accepted, as in stock Lua. Valid while it stays on the stack.
std::string_view check_string(lua_State* L, int arg);

/// Pushes a count, length or position. Scripts see no integers: see second_text.
void push_count(lua_State* L, lua_Integer count);

/// Pushes a number as scripts spell it: a whole one up to 2^53 without a point.
void push_spelled(lua_State* L, lua_Number number);

/// The string at a stack index, or the spelling of a number (which replaces it there).
std::string_view to_string(lua_State* L, int index);

/// Where a range of a string or list of `length` begins, from 1: a negative `position` counts from
/// the end, and what lies before the beginning becomes 1.
std::size_t range_begin(lua_Integer position, std::size_t length);

/// Where such a range ends, inclusive: at most `length`, 0 for what lies before the beginning.
std::size_t range_end(lua_Integer position, std::size_t length);

/// Charges for work of `bytes` bytes at the speed of memcpy.
void charge_bytes(lua_State* L, std::size_t bytes);

/// Charges for `count` elements, and raises an error above kMaxRange.
void charge_range(lua_State* L, lua_Unsigned count);

}  // namespace iku::lua
