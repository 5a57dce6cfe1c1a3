#include "lua/bits.hpp"

#include <cmath>
#include <cstdint>
#include <lua.hpp>
#include <optional>
#include <string_view>

#include "base/catalogue.hpp"
#include "lua/arguments.hpp"
#include "lua/fuel.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

constexpr double kBeyond = 0x1p63;
constexpr std::int64_t kBits = 64;

std::int64_t whole(lua_State* L, int index) {
  if (lua_type(L, index) != LUA_TNUMBER && !is_operand(L, index)) {
    luaL_error(L, "attempt to perform bitwise operation on a %s value", luaL_typename(L, index));
  }
  const double value = plain_value(L, index);
  const bool fits = std::floor(value) == value && value >= -kBeyond && value < kBeyond;  // NOLINT
  if (!fits) luaL_error(L, "number has no integer representation");
  return static_cast<std::int64_t>(value);
}

// a × 2^n, where it still is a whole number of 64 bits.
std::optional<double> shifted_left(std::int64_t a, std::int64_t n) {
  const double value = std::ldexp(static_cast<double>(a), static_cast<int>(n < kBits ? n : kBits));
  if (value >= kBeyond || value < -kBeyond) return std::nullopt;
  return value;
}

double shifted_right(std::int64_t a, std::int64_t n) {
  return n < kBits - 1 ? static_cast<double>(a >> n) : 0.0;
}

std::optional<double> exact(std::int64_t bits) {
  const auto value = static_cast<double>(bits);
  const bool kept = value < kBeyond && static_cast<std::int64_t>(value) == bits;
  return kept ? std::optional(value) : std::nullopt;
}

std::optional<double> result(lua_State* L, std::string_view op, std::int64_t a, std::int64_t b) {
  if (op == "&") return exact(a & b);
  if (op == "|") return exact(a | b);
  if (op == "~") return exact(a ^ b);
  const bool left = (op == "<<") == (b >= 0);
  const std::int64_t n = b < -kBits ? kBits : b < 0 ? -b : b;
  if (left) return shifted_left(a, n);
  // Bits have no sign, so that -8 >> 1 would be some 9.2 × 10^18.
  if (a < 0) raise(L, say("lua.bits_negative"));
  return shifted_right(a, n);
}

}  // namespace

int operate_on_bits(lua_State* L) {
  charge(L, 1);
  const int operands = lua_gettop(L) - 1;
  const std::string_view op = to_string(L, operands + 1);
  const std::int64_t a = whole(L, 1);
  // The complement of a is what differs from it in every bit.
  const auto value = result(L, op, a, operands > 1 ? whole(L, 2) : -1);
  if (!value) raise(L, say("lua.bits_inexact", op));
  push_made(L, lua_tostring(L, operands + 1), *value, operands);
  return 1;
}

}  // namespace iku::lua
