#pragma once

struct lua_State;

// The global functions of scripts and those of math that know no operands, in place of the stock
// ones: keys come in a fixed order, no text shows an address, nothing passes hidden tables, no
// string stands for a number and every number is a float. Used by environment.

namespace iku::lua {

int base_pcall(lua_State* L);
int base_xpcall(lua_State* L);
int base_pairs(lua_State* L);
int base_next(lua_State* L);
int base_ipairs(lua_State* L);
int base_error(lua_State* L);
int base_select(lua_State* L);
int base_rawget(lua_State* L);
int base_rawlen(lua_State* L);
int base_tostring(lua_State* L);
int base_tonumber(lua_State* L);
int base_type(lua_State* L);
int base_print(lua_State* L);
int math_tointeger(lua_State* L);
int math_type(lua_State* L);
int math_ult(lua_State* L);

}  // namespace iku::lua
