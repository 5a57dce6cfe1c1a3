#include "lua/datum.hpp"

#include <lua.hpp>

#include "base/catalogue.hpp"
#include "lua/freeze.hpp"
#include "lua/host.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

constexpr int kMaxDepth = 16;

const char kHandle = 0;  // key in a proxy's metatable: the handle of the table, as userdata

// The handle of the table at `index`; 0 for one without.
int handle_of(lua_State* L, int index) {
  if (!is_frozen(L, index)) return 0;
  lua_getmetatable(L, index);
  lua_rawgetp(L, -1, &kHandle);
  const void* const handle = lua_touserdata(L, -1);
  const int number = handle == nullptr ? 0 : *static_cast<const int*>(handle);
  lua_pop(L, 2);
  return number;
}

int release_handle(lua_State* L) {
  Host* const host = state_of(L).host;
  if (host != nullptr) host->release(*static_cast<const int*>(lua_touserdata(L, 1)));
  return 0;
}

// Stack: [0, 0]; the proxy is on the top.
void attach_handle(lua_State* L, int number) {
  lua_getmetatable(L, -1);
  *static_cast<int*>(lua_newuserdatauv(L, sizeof(int), 0)) = number;
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, release_handle);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, -2, &kHandle);
  lua_pop(L, 1);
}

void push_plain(lua_State* L, const Datum& datum);

void push_table(lua_State* L, const Datum& datum) {
  luaL_checkstack(L, 8, nullptr);
  lua_createtable(L, static_cast<int>(datum.items.size()), static_cast<int>(datum.fields.size()));
  charge_data(L, 0);
  lua_Integer at = 0;
  for (const Datum& item : datum.items) {
    push_plain(L, item);
    lua_rawseti(L, -2, ++at);
  }
  for (const auto& [name, value] : datum.fields) {
    lua_pushlstring(L, name.data(), name.size());
    push_plain(L, value);
    lua_rawset(L, -3);
  }
}

void push_plain(lua_State* L, const Datum& datum) {
  switch (datum.kind) {
    case Datum::Kind::kBoolean: lua_pushboolean(L, datum.boolean ? 1 : 0); break;
    case Datum::Kind::kNumber: lua_pushnumber(L, datum.number); break;
    case Datum::Kind::kString: lua_pushlstring(L, datum.string.data(), datum.string.size()); break;
    case Datum::Kind::kTable: push_table(L, datum); break;
    default: lua_pushnil(L);
  }
}

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
      charge_key(L);
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
      datum.string.assign(lua_tostring(L, -1), lua_rawlen(L, -1));
      break;
    case LUA_TFUNCTION:
      datum.kind = Datum::Kind::kFunction;
      lua_pushvalue(L, -1);
      datum.function = keep(L, machine);
      break;
    case LUA_TTABLE:
      datum.kind = Datum::Kind::kTable;
      datum.handle = handle_of(L, -1);
      if (datum.handle != 0) break;
      read_table(L, datum, keep, machine, depth);
      lua_pushvalue(L, -1);
      datum.function = keep(L, machine);
      break;
    default: break;
  }
  lua_pop(L, 1);
  return datum;
}

void push_datum(lua_State* L, const Datum& datum) {
  push_plain(L, datum);
  if (datum.kind != Datum::Kind::kTable) return;
  freeze(L);
  if (datum.handle != 0) attach_handle(L, datum.handle);
}

const Datum* Datum::find(std::string_view key) const {
  const auto found = fields.find(std::string(key));
  return found == fields.end() ? nullptr : &found->second;
}

}  // namespace iku::lua
