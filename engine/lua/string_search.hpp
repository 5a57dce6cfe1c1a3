#pragma once

struct lua_State;

// The four functions of `string` that take patterns. Used by string_library, which registers them.

namespace iku::lua {

int string_find(lua_State* L);
int string_match(lua_State* L);
int string_gmatch(lua_State* L);
int string_gsub(lua_State* L);

}  // namespace iku::lua
