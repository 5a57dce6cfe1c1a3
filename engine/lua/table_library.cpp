#include "lua/table_library.hpp"

#include <algorithm>
#include <limits>

#include "lua/arguments.hpp"
#include "lua/byte_buffer.hpp"
#include "lua/fuel.hpp"
#include "lua/memory_limit.hpp"
#include "lua/table_sort.hpp"

namespace iku::lua {

namespace {

constexpr lua_Integer kMaxInteger = std::numeric_limits<lua_Integer>::max();

lua_Integer raw_length(lua_State* L, int arg) {
  return static_cast<lua_Integer>(lua_rawlen(L, arg));
}

// A table to read from: a plain one, or a read-only proxy, which answers through its metatable.
struct Source {
  bool raw = true;
  lua_Integer length = 0;
};

Source check_source(lua_State* L, int arg) {
  luaL_checktype(L, arg, LUA_TTABLE);
  if (lua_getmetatable(L, arg) == 0) return {true, raw_length(L, arg)};
  lua_pop(L, 1);
  return {false, luaL_len(L, arg)};
}

// Stack: [0, +1].
int push_element(lua_State* L, const Source& source, int arg, lua_Integer index) {
  return source.raw ? lua_rawgeti(L, arg, index) : lua_geti(L, arg, index);
}

// How many integers lie in first..last; one too few for all of them, which is too many anyway.
lua_Unsigned count_of(lua_Integer first, lua_Integer last) {
  if (first > last) return 0;
  const lua_Unsigned steps = static_cast<lua_Unsigned>(last) - static_cast<lua_Unsigned>(first);
  return std::max(steps, steps + 1);
}

int table_concat(lua_State* L) {
  StackGuard guard(L, 1);
  const Source source = check_source(L, 1);
  const std::string_view separator =
      lua_isnoneornil(L, 2) ? std::string_view() : check_string(L, 2);
  const lua_Integer first = optional_integer(L, 3, 1);
  const lua_Integer last = optional_integer(L, 4, source.length);
  const lua_Unsigned count = count_of(first, last);
  charge_range(L, count);
  ByteBuffer buffer(L);
  for (lua_Unsigned i = 0; i < count; ++i) {
    const lua_Integer index = first + static_cast<lua_Integer>(i);
    const int type = push_element(L, source, 1, index);  // … buffer element
    if (type != LUA_TSTRING && type != LUA_TNUMBER) {
      return luaL_error(L, "invalid value (at index %I) in table for 'concat'",
                        static_cast<LUAI_UACINT>(index));
    }
    if (i > 0) buffer.add(separator);
    buffer.add(to_string(L, -1));
    lua_pop(L, 1);
  }
  buffer.finish();
  return 1;
}

int table_insert(lua_State* L) {
  StackGuard guard(L, 0);
  check_writable(L, 1);
  const lua_Integer end = raw_length(L, 1) + 1;
  const int count = lua_gettop(L);
  lua_Integer position = end;
  if (count == 3) {
    position = check_integer(L, 2);
    luaL_argcheck(L, position >= 1 && position <= end, 2, "position out of bounds");
  } else if (count != 2) {
    return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  charge_range(L, static_cast<lua_Unsigned>(end - position));
  for (lua_Integer i = end; i > position; --i) {
    lua_rawgeti(L, 1, i - 1);
    lua_rawseti(L, 1, i);
  }
  lua_pushvalue(L, count);
  lua_rawseti(L, 1, position);
  return 0;
}

int table_remove(lua_State* L) {
  StackGuard guard(L, 1);
  check_writable(L, 1);
  const lua_Integer size = raw_length(L, 1);
  lua_Integer position = optional_integer(L, 2, size);
  if (position != size) {
    luaL_argcheck(L, position >= 1 && position <= size + 1, 2, "position out of bounds");
  }
  charge_range(L, position < size ? static_cast<lua_Unsigned>(size - position) : 0);
  lua_rawgeti(L, 1, position);
  for (; position < size; ++position) {
    lua_rawgeti(L, 1, position + 1);
    lua_rawseti(L, 1, position);
  }
  lua_pushnil(L);  // … removed nil
  lua_rawseti(L, 1, position);
  return 1;
}

// table.move(from, first, last, at [, to])
int table_move(lua_State* L) {
  StackGuard guard(L, 1);
  const Source source = check_source(L, 1);
  const lua_Integer first = check_integer(L, 2);
  const lua_Integer last = check_integer(L, 3);
  const lua_Integer at = check_integer(L, 4);
  const int to = lua_isnoneornil(L, 5) ? 1 : 5;
  check_writable(L, to);
  if (last >= first) {
    charge_range(L, count_of(first, last));
    const lua_Integer count = last - first + 1;
    luaL_argcheck(L, at <= kMaxInteger - count + 1, 4, "destination wrap around");
    const bool same = to == 1 || lua_rawequal(L, 1, to) != 0;
    const bool backwards = same && at > first && at <= last;  // else elements not yet read are lost
    for (lua_Integer i = 0; i < count; ++i) {
      const lua_Integer offset = backwards ? count - 1 - i : i;
      push_element(L, source, 1, first + offset);
      lua_rawseti(L, to, at + offset);
    }
  }
  lua_pushvalue(L, to);
  return 1;
}

int table_pack(lua_State* L) {
  StackGuard guard(L, 1);
  const int count = lua_gettop(L);
  charge(L, 1 + count);
  lua_createtable(L, count, 1);  // … list
  for (int i = 1; i <= count; ++i) {
    lua_pushvalue(L, i);
    lua_rawseti(L, -2, i);
  }
  push_count(L, count);
  lua_setfield(L, -2, "n");
  return 1;
}

int table_unpack(lua_State* L) {
  StackGuard guard(L, 0);
  const Source source = check_source(L, 1);
  const lua_Integer first = optional_integer(L, 2, 1);
  const lua_Integer last = optional_integer(L, 3, source.length);
  const lua_Unsigned count = count_of(first, last);
  if (count > static_cast<lua_Unsigned>(kMaxResults)) exceed_depth(L);
  charge_range(L, count);
  luaL_checkstack(L, static_cast<int>(count), nullptr);
  for (lua_Unsigned i = 0; i < count; ++i) {
    push_element(L, source, 1, first + static_cast<lua_Integer>(i));
  }
  return guard.leaves(static_cast<int>(count));
}

const luaL_Reg kTableFunctions[] = {
    {"concat", table_concat}, {"insert", table_insert}, {"move", table_move},
    {"pack", table_pack},     {"remove", table_remove}, {"sort", table_sort},
    {"unpack", table_unpack}, {nullptr, nullptr},
};

}  // namespace

const luaL_Reg* table_functions() { return kTableFunctions; }

}  // namespace iku::lua
