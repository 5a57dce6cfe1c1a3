#pragma once

struct lua_State;

// table.sort as a merge sort over a snapshot: it ends after n log n comparisons whatever the
// comparator answers or does to the table. Used by table_library, which registers it.

namespace iku::lua {

int table_sort(lua_State* L);

/// Refuses argument `arg` unless it is a table that scripts may write to. Stack: [0, 0].
void check_writable(lua_State* L, int arg);

}  // namespace iku::lua
