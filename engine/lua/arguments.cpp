#include "lua/arguments.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <exception>

#include "lua/fuel.hpp"
#include "lua/operand.hpp"

namespace iku::lua {

namespace {

constexpr std::size_t kBytesPerStep = 8;

// Moving one element of a table costs as much as a few VM instructions.
constexpr std::int64_t kStepsPerElement = 3;

// No budget is larger; keeps sums of charges far from overflow.
constexpr lua_Unsigned kMaxCharge = lua_Unsigned{1} << 40;

}  // namespace

StackGuard::StackGuard(lua_State* L, int net)
    : L_(L), entry_(lua_gettop(L)), net_(net), exceptions_(std::uncaught_exceptions()) {}

StackGuard::~StackGuard() {
  // An error leaves the stack as it was at that moment; Lua cleans it.
  assert(std::uncaught_exceptions() > exceptions_ || lua_gettop(L_) == entry_ + net_);
}

int StackGuard::leaves(int net) {
  net_ = net;
  return net;
}

lua_Integer check_integer(lua_State* L, int arg) {
  if (lua_isinteger(L, arg) != 0) return lua_tointeger(L, arg);
  lua_Integer value = 0;
  const bool is_integer = lua_numbertointeger(check_number(L, arg), &value) != 0 &&
                          static_cast<lua_Number>(value) == check_number(L, arg);  // NOLINT: exact
  if (!is_integer) luaL_argerror(L, arg, "number has no integer representation");
  return value;
}

lua_Integer optional_integer(lua_State* L, int arg, lua_Integer otherwise) {
  return lua_isnoneornil(L, arg) ? otherwise : check_integer(L, arg);
}

lua_Number check_number(lua_State* L, int arg) {
  if (lua_type(L, arg) == LUA_TNUMBER) return lua_tonumber(L, arg);
  if (!is_operand(L, arg)) luaL_typeerror(L, arg, lua_typename(L, LUA_TNUMBER));
  return plain_value(L, arg);
}

std::string_view check_string(lua_State* L, int arg) {
  const int type = lua_type(L, arg);
  if (type != LUA_TSTRING && type != LUA_TNUMBER) {
    luaL_typeerror(L, arg, lua_typename(L, LUA_TSTRING));
  }
  return to_string(L, arg);
}

void push_count(lua_State* L, lua_Integer count) {
  lua_pushnumber(L, static_cast<lua_Number>(count));
}

void push_spelled(lua_State* L, lua_Number number) {
  constexpr lua_Number kMaxExact = 9007199254740992.0;                   // 2^53
  if (std::floor(number) == number && std::fabs(number) <= kMaxExact) {  // NOLINT: exact
    lua_pushinteger(L, static_cast<lua_Integer>(number));
  } else {
    lua_pushnumber(L, number);
  }
  lua_tostring(L, -1);  // converts it
}

std::string_view to_string(lua_State* L, int index) {
  if (lua_type(L, index) == LUA_TNUMBER) {
    push_spelled(L, lua_tonumber(L, index));
    lua_copy(L, -1, index < 0 && index > LUA_REGISTRYINDEX ? index - 1 : index);
    lua_pop(L, 1);
  }
  std::size_t length = 0;
  const char* bytes = lua_tolstring(L, index, &length);
  return {bytes, length};
}

std::size_t range_begin(lua_Integer position, std::size_t length) {
  if (position > 0) return static_cast<std::size_t>(position);
  if (position == 0 || position < -static_cast<lua_Integer>(length)) return 1;
  return length - static_cast<std::size_t>(-position) + 1;
}

std::size_t range_end(lua_Integer position, std::size_t length) {
  const auto signed_length = static_cast<lua_Integer>(length);
  if (position >= signed_length) return length;
  if (position >= 0) return static_cast<std::size_t>(position);
  if (position < -signed_length) return 0;
  return length - static_cast<std::size_t>(-position) + 1;
}

void charge_bytes(lua_State* L, std::size_t bytes) {
  charge(L, 1 + static_cast<std::int64_t>(bytes / kBytesPerStep));
}

void charge_range(lua_State* L, lua_Unsigned count) {
  charge(L, 1 + kStepsPerElement * static_cast<std::int64_t>(std::min(count, kMaxCharge)));
  if (count > static_cast<lua_Unsigned>(kMaxRange)) {
    luaL_error(L, "rentang terlalu besar (paling banyak %d)", static_cast<int>(kMaxRange));
  }
}

}  // namespace iku::lua
