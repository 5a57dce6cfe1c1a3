#pragma once

#include <string>
#include <vector>

struct lua_State;

// The library formulas call: stdlib/*.lua, each file loaded when a script first names it. Used by
// environment and machine.

namespace iku::lua {

/// Where the stdlib is read from; empty: the files built into the program. Set once, by machine.
void set_library_source(lua_State* L, const std::string& directory);

/// Loads what provides the global `name` — a module, or a function of umum — puts it into the
/// environment and pushes it; false when the stdlib has no such name. Stack: [0, +1] or [0, 0].
bool load_library_name(lua_State* L, const std::string& name);

/// Names of modules and of umum's functions that can be loaded, sorted.
std::vector<std::string> library_names();

int library_pack_by_code(lua_State* L);   ///< paket_dengan(kode)
int library_pack_in_force(lua_State* L);  ///< pilih_paket(bidang, tahun)

/// Remembers the environment's table (at `index`) and its proxy (at `proxy`) for the loader.
void register_environment(lua_State* L, int index, int proxy);

/// Gives the function on the top of the stack the sandbox's environment. Stack: [0, 0].
void set_environment(lua_State* L);

}  // namespace iku::lua
