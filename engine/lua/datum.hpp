#pragma once

#include "lua/machine.hpp"

struct lua_State;

// Turns the tables of definitions into plain data. Used by machine.

namespace iku::lua {

/// Keeps the function on the top of the stack for the machine. Stack: [-1, 0].
using KeepFunction = Function (*)(lua_State* L, void* machine);

/// The value at `index` as plain data; functions and tables go through `keep`. Depth at most 16.
Datum to_datum(lua_State* L, int index, KeepFunction keep, void* machine, int depth = 0);

}  // namespace iku::lua
