#pragma once

struct lua_State;

// Values that the host keeps: functions, what they close over, keys. They stand in a table of
// their own, which no script's limits bound, and a definition has a quota of them. Used by machine.

namespace iku::lua {

/// No value.
inline constexpr int kNoReference = -2;

/// Keeps the value on the top of the stack; ends the evaluation in limit.memory where a definition
/// keeps too many. Inside a protected call. Stack: [-1, 0].
int hold(lua_State* L);

/// Pushes a value that is kept. Raises nothing. Stack: [0, +1].
void push_held(lua_State* L, int reference);

/// Keeps it no more. Raises nothing. Stack: [0, 0].
void release(lua_State* L, int reference);

/// Creates the table; once a state, inside a protected call.
void open_references(lua_State* L);

}  // namespace iku::lua
