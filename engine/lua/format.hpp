#pragma once

struct lua_State;

// string.format without what would print an address or read itself (%p, %q), and without calling
// anything of its arguments. Used by string_library, which registers it.

namespace iku::lua {

int string_format(lua_State* L);

}  // namespace iku::lua
