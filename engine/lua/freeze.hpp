#pragma once

struct lua_State;

// Read-only proxies: what scripts may see but never change. A proxy is an empty table whose
// metatable leads reads to the real one and refuses writes. Used by environment, view and machine.

namespace iku::lua {

/// Replaces the table on the top of the stack by a read-only proxy, deeply: tables inside it become
/// proxies too. `enumerable` lets pairs, next and # see its entries. Stack: [-1, +1].
void freeze(lua_State* L, bool enumerable = true);

/// Forgets which tables have a proxy: what comes shares none with what was.
void forget_frozen(lua_State* L);

/// True for a proxy made by freeze.
bool is_frozen(lua_State* L, int index);

/// Pushes the table behind a proxy where it is enumerable, else the value itself. Stack: [0, +1].
void push_behind(lua_State* L, int index);

/// Freezes what the function on the top of the stack closes over, deeply, and appends how to put it
/// back to the list at `list_index` (a Lua sequence of {function, upvalue number, value}). Stack:
/// [0, 0].
void freeze_upvalues(lua_State* L, int list_index);

}  // namespace iku::lua
