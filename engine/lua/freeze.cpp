#include "lua/freeze.hpp"

#include <string_view>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/fuel.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

// Keys of proxy metatables that scripts cannot reach: addresses of these.
const char kBehind = 0;  // the real table of an enumerable proxy
const char kMemo = 0;    // registry: real table -> proxy, weak keys, while freezing
const char kMark = 0;    // present in every proxy's metatable

// The start of the string at `index`, for a message.
std::string_view name_at(lua_State* L, int index) {
  std::size_t size = 0;
  const char* const text = lua_tolstring(L, index, &size);
  return std::string_view(text, size).substr(0, 200);
}

int refuse_write(lua_State* L) {
  if (lua_type(L, 2) != LUA_TSTRING) stop(L, FailureClass::kDenied, say("lua.read_only"));
  stop(L, FailureClass::kDenied, say("lua.read_only_name", printable(name_at(L, 2))));
}

// A name that is no local variable was assigned.
int refuse_global(lua_State* L) {
  if (lua_type(L, 2) != LUA_TSTRING) stop(L, FailureClass::kDenied, say("lua.read_only"));
  stop(L, FailureClass::kDenied, say("lua.not_local", printable(name_at(L, 2))));
}

int proxy_length(lua_State* L) {
  push_behind(L, 1);
  lua_pushnumber(L, static_cast<lua_Number>(lua_rawlen(L, -1)));
  return 1;
}

// Tables and functions inside one another are walked by recursion.
constexpr int kMaxNesting = 150;

void check_nesting(lua_State* L, int depth) {
  if (depth > kMaxNesting) raise(L, say("lua.definition_depth"));
  luaL_checkstack(L, 12, nullptr);
}

void freeze_values(lua_State* L, int real, int depth);

// real table at -1 -> proxy at -1, remembering it in the memo.
void freeze_table(lua_State* L, bool enumerable, int depth) {
  check_nesting(L, depth);
  charge(L, 20);
  const int real = lua_gettop(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kMemo);
  lua_pushvalue(L, real);
  if (lua_rawget(L, -2) == LUA_TTABLE) {  // real memo proxy
    lua_replace(L, real);
    lua_settop(L, real);
    return;
  }
  lua_pop(L, 1);
  lua_newtable(L);  // real memo proxy
  lua_pushvalue(L, real);
  lua_pushvalue(L, -2);
  lua_rawset(L, -4);
  lua_createtable(L, 0, 8);  // real memo proxy meta
  lua_pushvalue(L, real);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, enumerable ? refuse_write : refuse_global);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushboolean(L, 1);
  lua_rawsetp(L, -2, &kMark);
  if (enumerable) {
    lua_pushcfunction(L, proxy_length);
    lua_setfield(L, -2, "__len");
    lua_pushvalue(L, real);
    lua_rawsetp(L, -2, &kBehind);
  }
  lua_setmetatable(L, -2);  // real memo proxy
  freeze_values(L, real, depth);
  lua_replace(L, real);
  lua_settop(L, real);
}

void freeze_values(lua_State* L, int real, int depth) {
  lua_pushnil(L);
  for (unsigned count = 1; lua_next(L, real) != 0; ++count) {  // key value
    if (count % 64 == 0) charge(L, 8);
    if (lua_type(L, -1) == LUA_TTABLE && !is_frozen(L, -1)) {
      lua_pushvalue(L, -2);
      lua_insert(L, -2);                 // key key value
      freeze_table(L, true, depth + 1);  // key key proxy
      lua_rawset(L, real);               // assigning to an existing key is allowed while traversing
    } else {
      lua_pop(L, 1);
    }
  }
}

// Collects the upvalues of every function reachable from the value on the top. Stack: [0, 0].
void collect(lua_State* L, int list, int seen, int depth);

// An iterator of pairs or gmatch counts where it is, out of reach of putting back.
void refuse_iterator(lua_State* L) {
  for (int n = 1; lua_getupvalue(L, -1, n) != nullptr; ++n) {
    if (lua_type(L, -1) == LUA_TNUMBER) raise(L, say("lua.kept_iterator"));
    lua_pop(L, 1);
  }
}

void collect_function(lua_State* L, int list, int seen, int depth) {
  const int function = lua_gettop(L);
  for (int n = 1; lua_getupvalue(L, function, n) != nullptr; ++n) {
    if (lua_type(L, -1) == LUA_TTABLE && !is_frozen(L, -1)) {
      freeze(L);
      lua_pushvalue(L, -1);
      lua_setupvalue(L, function, n);
    }
    lua_createtable(L, 3, 0);  // value entry
    lua_pushvalue(L, function);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, n);
    lua_rawseti(L, -2, 2);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 3);
    lua_rawseti(L, list, static_cast<lua_Integer>(lua_rawlen(L, list)) + 1);
    collect(L, list, seen, depth + 1);
    lua_pop(L, 1);
  }
}

void collect(lua_State* L, int list, int seen, int depth) {
  const int type = lua_type(L, -1);
  if (type != LUA_TFUNCTION && type != LUA_TTABLE) return;
  check_nesting(L, depth);
  charge(L, 10);
  if (type == LUA_TFUNCTION && lua_iscfunction(L, -1)) {
    refuse_iterator(L);
    return;
  }
  lua_pushvalue(L, -1);
  if (lua_rawget(L, seen) != LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  lua_pushboolean(L, 1);
  lua_rawset(L, seen);
  if (type == LUA_TFUNCTION) {
    collect_function(L, list, seen, depth);
    return;
  }
  push_behind(L, -1);
  const int real = lua_gettop(L);
  lua_pushnil(L);
  for (unsigned count = 1; lua_next(L, real) != 0; ++count) {
    if (count % 64 == 0) charge(L, 8);
    collect(L, list, seen, depth + 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

}  // namespace

void freeze(lua_State* L, bool enumerable) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kMemo) != LUA_TTABLE) {
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kMemo);
  }
  lua_pop(L, 1);
  if (is_frozen(L, -1)) return;
  freeze_table(L, enumerable, 0);
}

void forget_frozen(lua_State* L) {
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kMemo);
}

bool is_frozen(lua_State* L, int index) {
  if (lua_type(L, index) != LUA_TTABLE || lua_getmetatable(L, index) == 0) return false;
  const bool frozen = lua_rawgetp(L, -1, &kMark) != LUA_TNIL;
  lua_pop(L, 2);
  return frozen;
}

void push_behind(lua_State* L, int index) {
  index = lua_absindex(L, index);
  if (is_frozen(L, index)) {
    lua_getmetatable(L, index);
    if (lua_rawgetp(L, -1, &kBehind) == LUA_TTABLE) {
      lua_remove(L, -2);
      return;
    }
    lua_pop(L, 2);
  }
  lua_pushvalue(L, index);
}

void freeze_upvalues(lua_State* L, int list_index) {
  const int list = lua_absindex(L, list_index);
  lua_newtable(L);
  lua_insert(L, -2);
  collect(L, list, lua_gettop(L) - 1, 0);
  lua_remove(L, -2);
}

}  // namespace iku::lua
