#pragma once

struct lua_State;

// How a library function ends an evaluation for a reason that fuel cannot express. Implemented in
// state.cpp, like fuel.hpp; used by the sandbox libraries. None of these returns, and pcall cannot
// catch what they raise.

namespace iku::lua {

/// Ends the evaluation in limit.memory: a result would be larger than one block may be.
[[noreturn]] void exceed_memory(lua_State* L);

/// Ends the evaluation in limit.depth: a pattern nests too deep, or there are more results than the
/// stack takes.
[[noreturn]] void exceed_depth(lua_State* L);

/// Ends the evaluation in `denied`: `what` is something no formula may do ("string.format %p").
[[noreturn]] void deny(lua_State* L, const char* what);

}  // namespace iku::lua
