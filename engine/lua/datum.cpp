#include "lua/datum.hpp"

#include <lua.hpp>

#include "base/catalogue.hpp"
#include "lua/freeze.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

constexpr int kMaxDepth = 16;

void read_table(lua_State* L, Datum& datum, KeepFunction keep, void* machine, int depth) {
  if (depth >= kMaxDepth) raise(L, say("lua.definition_depth"));
  luaL_checkstack(L, 8, nullptr);
  const int top = lua_gettop(L);
  push_behind(L, top);  // value real
  const auto count = static_cast<lua_Integer>(lua_rawlen(L, -1));
  for (lua_Integer i = 1; i <= count; ++i) {
    lua_rawgeti(L, top + 1, i);
    datum.items.push_back(to_datum(L, -1, keep, machine, depth + 1));
    lua_pop(L, 1);
  }
  lua_pushnil(L);
  while (lua_next(L, top + 1) != 0) {
    if (lua_type(L, -2) == LUA_TSTRING) {
      charge_data(L, lua_rawlen(L, -2));
      datum.fields[lua_tostring(L, -2)] = to_datum(L, -1, keep, machine, depth + 1);
    }
    lua_pop(L, 1);
  }
  lua_settop(L, top);
}

}  // namespace

Datum to_datum(lua_State* L, int index, KeepFunction keep, void* machine, int depth) {
  Datum datum;
  charge_data(L, sizeof datum);
  lua_pushvalue(L, index);
  switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
      datum.kind = Datum::Kind::kBoolean;
      datum.boolean = lua_toboolean(L, -1) != 0;
      break;
    case LUA_TNUMBER:
      datum.kind = Datum::Kind::kNumber;
      datum.number = lua_tonumber(L, -1);
      break;
    case LUA_TSTRING:
      datum.kind = Datum::Kind::kString;
      charge_data(L, lua_rawlen(L, -1));
      datum.string = lua_tostring(L, -1);
      break;
    case LUA_TFUNCTION:
      datum.kind = Datum::Kind::kFunction;
      lua_pushvalue(L, -1);
      datum.function = keep(L, machine);
      break;
    case LUA_TTABLE:
      datum.kind = Datum::Kind::kTable;
      read_table(L, datum, keep, machine, depth);
      lua_pushvalue(L, -1);
      datum.function = keep(L, machine);
      break;
    default: break;
  }
  lua_pop(L, 1);
  return datum;
}

const Datum* Datum::find(std::string_view key) const {
  const auto found = fields.find(std::string(key));
  return found == fields.end() ? nullptr : &found->second;
}

}  // namespace iku::lua
