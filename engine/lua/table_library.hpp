#pragma once

struct luaL_Reg;

// What formulas see of Lua's table library: raw access only, every range checked and charged, and
// nothing written to a table that has a metatable (scripts cannot set one, so it is one of ours and
// read-only). Registered by the machine's environment.

namespace iku::lua {

/// The functions of `table`, sorted, ended by an empty row.
const luaL_Reg* table_functions();

}  // namespace iku::lua
