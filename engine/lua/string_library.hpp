#pragma once

struct luaL_Reg;

// What formulas see of Lua's string and utf8 libraries: the same results, bounded and charged. Left
// out: dump (bytecode), pack, unpack, packsize (binary data), utf8.codes (a loop over codepoint
// does it). Registered by the machine's environment.

namespace iku::lua {

/// The functions of `string`, sorted, ended by an empty row.
const luaL_Reg* string_functions();

/// The functions of `utf8`, sorted, ended by an empty row; the machine adds `charpattern`.
const luaL_Reg* utf8_functions();

/// The pattern utf8.charpattern, 14 bytes of which one is '\0'.
inline constexpr char kUtf8CharPattern[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";
inline constexpr unsigned kUtf8CharPatternSize = sizeof(kUtf8CharPattern) - 1;

}  // namespace iku::lua
