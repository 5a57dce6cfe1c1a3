#include "lua/base_library.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/arguments.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/host.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

constexpr std::int64_t kUnwindingSteps = 200;  // an error is an exception: some microseconds
constexpr std::size_t kMaxOutputKept = 16;     // times the output one evaluation may make

// A protected call nested too deep fails like stock Lua's "C stack overflow": it can be caught.
int push_too_deep(lua_State* L) {
  lua_pushboolean(L, 0);
  lua_pushstring(L, say("lua.depth").c_str());
  return 2;
}

// Key order of pairs and next: numbers ascending, then strings; nothing else, because the order of
// other keys differs from run to run.
void push_sorted_keys(lua_State* L, int table) {
  table = lua_absindex(L, table);
  lua_newtable(L);
  const int keys = lua_gettop(L);
  lua_Integer count = 0;
  lua_pushnil(L);
  while (lua_next(L, table) != 0) {
    lua_pop(L, 1);
    const int type = lua_type(L, -1);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN) {
      luaL_error(L, "%s", say("lua.pairs_key").c_str());
    }
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, ++count);
  }
  charge(L, count * 16);
  std::vector<int> order(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i) + 1;
  const auto rank = [](int type) { return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2; };
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    lua_rawgeti(L, keys, a);
    lua_rawgeti(L, keys, b);
    const int ta = lua_type(L, -2);
    const int tb = lua_type(L, -1);
    bool less = false;
    if (ta != tb) {
      less = rank(ta) < rank(tb);
    } else if (ta == LUA_TBOOLEAN) {
      less = lua_toboolean(L, -2) < lua_toboolean(L, -1);
    } else {
      if (ta == LUA_TSTRING) charge_bytes(L, std::min(lua_rawlen(L, -2), lua_rawlen(L, -1)));
      less = lua_compare(L, -2, -1, LUA_OPLT) != 0;
    }
    lua_pop(L, 2);
    return less;
  });
  lua_createtable(L, static_cast<int>(count), 0);
  for (std::size_t i = 0; i < order.size(); ++i) {
    lua_rawgeti(L, keys, order[i]);
    lua_rawseti(L, -2, static_cast<lua_Integer>(i) + 1);
  }
  lua_remove(L, keys);
}

// A key as scripts see it: a table keeps 1.0 as an integer.
void push_key(lua_State* L, int index) {
  if (lua_type(L, index) == LUA_TNUMBER) {
    lua_pushnumber(L, lua_tonumber(L, index));
  } else {
    lua_pushvalue(L, index);
  }
}

int pairs_step(lua_State* L) {  // upvalues: keys, position, table
  const auto count = static_cast<lua_Integer>(lua_rawlen(L, lua_upvalueindex(1)));
  lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
  while (++at <= count) {
    charge(L, 2);
    lua_rawgeti(L, lua_upvalueindex(1), at);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, lua_upvalueindex(3)) == LUA_TNIL) {  // removed since
      lua_pop(L, 2);
      continue;
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    push_key(L, -2);
    lua_replace(L, -3);
    return 2;
  }
  lua_pushnil(L);
  return 1;
}

int ipairs_step(lua_State* L) {
  const lua_Integer at = check_integer(L, 2) + 1;
  push_count(L, at);
  return lua_geti(L, 1, at) == LUA_TNIL ? 1 : 2;
}

// The digits of a whole number in another base, in floating point; nil where they are none.
int number_in_base(lua_State* L) {
  const lua_Integer base = check_integer(L, 2);
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
  std::string_view text = trim(to_string(L, 1));
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  double number = 0;
  bool sound = !text.empty();
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const int value = digit ? c - '0' : (c | 0x20) - 'a' + 10;
    sound = sound && (digit || letter) && value < base;
    number = number * static_cast<double>(base) + value;
  }
  if (!sound) {
    lua_pushnil(L);
  } else {
    lua_pushnumber(L, negative ? -number : number);
  }
  return 1;
}

void print_bytes(lua_State* L, std::string_view text) {
  State& state = state_of(L);
  state.printed += text.size();
  if (state.printed > state.budget.output) {
    stop(L, FailureClass::kLimitOutput, say("lua.output", state.budget.output / 1024));
  }
  if (state.host != nullptr) return state.host->print(text);
  // What nobody takes, over many evaluations, is not kept without end.
  if (state.output.size() < kMaxOutputKept * state.budget.output) state.output += text;
}

// Whether a number is whole and not too large to count with.
bool is_whole(double number) { return std::floor(number) == number && std::fabs(number) < 0x1p63; }

}  // namespace

int base_pcall(lua_State* L) {
  luaL_checkany(L, 1);
  State& state = state_of(L);
  charge(L, 10);
  const int depth = state.depth;
  if (depth >= state.budget.depth) return push_too_deep(L);
  state.depth = depth + 1;
  lua_pushboolean(L, 1);
  lua_insert(L, 1);  // true f args…
  const int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  state.depth = depth;
  rethrow_stop(L, status);
  if (status == LUA_OK) return lua_gettop(L);
  charge(L, kUnwindingSteps);
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

// The handler runs after unwinding, so that it cannot loop inside an error.
int base_xpcall(lua_State* L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  State& state = state_of(L);
  charge(L, 10);
  const int depth = state.depth;
  if (depth >= state.budget.depth) return push_too_deep(L);
  state.depth = depth + 1;
  lua_pushvalue(L, 2);
  lua_insert(L, 1);  // handler f handler args…
  lua_remove(L, 3);  // handler f args…
  const int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  state.depth = depth;
  rethrow_stop(L, status);
  if (status == LUA_OK) {
    lua_pushboolean(L, 1);
    lua_replace(L, 1);
    return lua_gettop(L);
  }
  charge(L, kUnwindingSteps);
  call_back(L, 1, 1);  // handler error -> result
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

int base_pairs(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {  // x: its names are the world's
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);  // a plain table with the entries
  } else {
    push_behind(L, 1);
  }
  push_sorted_keys(L, -1);
  lua_pushinteger(L, 0);
  lua_pushvalue(L, -3);
  lua_pushcclosure(L, pairs_step, 3);
  return 1;
}

int base_next(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  push_behind(L, 1);
  push_sorted_keys(L, 3);  // table key real keys
  const auto count = static_cast<lua_Integer>(lua_rawlen(L, 4));
  lua_Integer at = 1;
  if (!lua_isnil(L, 2)) {
    for (; at <= count; ++at) {
      lua_rawgeti(L, 4, at);
      const bool same = lua_rawequal(L, -1, 2) != 0;
      lua_pop(L, 1);
      if (same) break;
    }
    if (at > count) return luaL_error(L, "invalid key to 'next'");
    ++at;
  }
  if (at > count) {
    lua_pushnil(L);
    return 1;
  }
  lua_rawgeti(L, 4, at);
  push_key(L, -1);
  lua_pushvalue(L, -2);
  lua_rawget(L, 3);
  return 2;
}

int base_ipairs(lua_State* L) {
  luaL_checkany(L, 1);
  lua_pushcfunction(L, ipairs_step);
  lua_pushvalue(L, 1);
  push_count(L, 0);
  return 3;
}

int base_error(lua_State* L) {
  const lua_Integer level = optional_integer(L, 2, 1);
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
    luaL_where(L, static_cast<int>(std::min<lua_Integer>(level, 1000)));
    lua_insert(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

int base_select(lua_State* L) {
  const int count = lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING && to_string(L, 1) == "#") {
    push_count(L, count - 1);
    return 1;
  }
  const lua_Integer asked = check_integer(L, 1);
  const lua_Integer from = asked < 0 ? count + asked : std::min<lua_Integer>(asked, count);
  luaL_argcheck(L, from >= 1, 1, "index out of range");
  return count - static_cast<int>(from);
}

int base_rawget(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  push_behind(L, 1);
  lua_pushvalue(L, 2);
  lua_rawget(L, -2);
  return 1;
}

int base_rawlen(lua_State* L) {
  luaL_argcheck(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING, 1,
                "table or string expected");
  push_behind(L, 1);
  push_count(L, static_cast<lua_Integer>(lua_rawlen(L, -1)));
  return 1;
}

int base_tostring(lua_State* L) {
  luaL_checkany(L, 1);
  charge(L, 2);
  push_text(L, 1);
  return 1;
}

// Stock reading of a text, but whole numbers come as floats: 0xffffffffffffffff is not -1.
int base_tonumber(lua_State* L) {
  if (lua_type(L, 1) == LUA_TSTRING) charge(L, static_cast<std::int64_t>(lua_rawlen(L, 1)));
  if (!lua_isnoneornil(L, 2)) return number_in_base(L);
  if (is_operand(L, 1)) {
    lua_settop(L, 1);
    return 1;
  }
  state_of(L).stock_tonumber(L);
  if (lua_isinteger(L, -1) != 0) {
    lua_pushnumber(L, lua_type(L, 1) == LUA_TSTRING ? std::strtod(lua_tostring(L, 1), nullptr)
                                                    : lua_tonumber(L, -1));
  }
  return 1;
}

int base_type(lua_State* L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, is_operand(L, 1) ? "number" : luaL_typename(L, 1));
  return 1;
}

int base_print(lua_State* L) {
  const int count = lua_gettop(L);
  for (int i = 1; i <= count; ++i) {
    push_text(L, i);
    std::size_t length = 0;
    const char* text = lua_tolstring(L, -1, &length);
    charge(L, static_cast<std::int64_t>(length / 8) + 10);
    if (i > 1) print_bytes(L, "\t");
    print_bytes(L, {text, length});
    lua_pop(L, 1);
  }
  charge(L, 10);
  print_bytes(L, "\n");
  return 0;
}

int math_tointeger(lua_State* L) {  // the number itself where it is whole, else nil
  luaL_checkany(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING) check_number(L, 1);
  const bool number = lua_type(L, 1) == LUA_TNUMBER || is_operand(L, 1);
  if (number && is_whole(plain_value(L, 1))) {
    lua_settop(L, 1);
  } else {
    lua_pushnil(L);
  }
  return 1;
}

int math_type(lua_State* L) {  // every number is a float: see second_text
  luaL_checkany(L, 1);
  if (lua_type(L, 1) == LUA_TNUMBER || is_operand(L, 1)) {
    lua_pushliteral(L, "float");
  } else {
    lua_pushnil(L);
  }
  return 1;
}

int math_ult(lua_State* L) {
  lua_pushboolean(L, static_cast<lua_Unsigned>(check_integer(L, 1)) <
                         static_cast<lua_Unsigned>(check_integer(L, 2)));
  return 1;
}

}  // namespace iku::lua
