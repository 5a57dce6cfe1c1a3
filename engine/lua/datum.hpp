#pragma once

#include "lua/machine.hpp"

struct lua_State;

// Tables of scripts as plain data, and plain data as their tables. Used by machine.

namespace iku::lua {

/// Keeps the function on the top of the stack for the machine. Stack: [-1, 0].
using KeepFunction = Function (*)(lua_State* L, void* machine);

/// The value at `index` as plain data; functions and tables go through `keep`. Depth at most 16.
Datum to_datum(lua_State* L, int index, KeepFunction keep, void* machine, int depth = 0);

/// Pushes plain data, tables read-only; one with a handle remembers it, and tells the state's Host
/// when it is collected. A function cannot be pushed: nil. Stack: [0, +1].
void push_datum(lua_State* L, const Datum& datum);

}  // namespace iku::lua
