#include "lua/string_library.hpp"

#include <algorithm>
#include <cstring>

#include "lua/arguments.hpp"
#include "lua/byte_buffer.hpp"
#include "lua/format.hpp"
#include "lua/fuel.hpp"
#include "lua/memory_limit.hpp"
#include "lua/string_search.hpp"

namespace iku::lua {

namespace {

int string_byte(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  const lua_Integer first = optional_integer(L, 2, 1);
  const std::size_t begin = range_begin(first, s.size());
  const std::size_t end = range_end(optional_integer(L, 3, first), s.size());
  if (begin > end) return guard.leaves(0);
  const auto count = static_cast<lua_Integer>(end - begin) + 1;
  if (count > kMaxResults) exceed_depth(L);
  charge(L, 1 + count);
  luaL_checkstack(L, static_cast<int>(count), nullptr);
  for (std::size_t i = begin; i <= end; ++i) {
    push_count(L, static_cast<unsigned char>(s[i - 1]));
  }
  return guard.leaves(static_cast<int>(count));
}

int string_char(lua_State* L) {
  StackGuard guard(L, 1);
  const int count = lua_gettop(L);
  charge(L, 1 + count);
  ByteBuffer buffer(L);
  for (int arg = 1; arg <= count; ++arg) {
    const lua_Integer code = check_integer(L, arg);
    luaL_argcheck(L, code >= 0 && code <= 255, arg, "value out of range");
    buffer.add(static_cast<char>(static_cast<unsigned char>(code)));
  }
  buffer.finish();
  return 1;
}

int string_len(lua_State* L) {
  StackGuard guard(L, 1);
  push_count(L, static_cast<lua_Integer>(check_string(L, 1).size()));
  return 1;
}

// ASCII, as in the C locale that the process keeps.
char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
char raised(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

template <char (*Change)(char)>
int change_case(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  ByteBuffer buffer(L);
  std::transform(s.begin(), s.end(), buffer.extend(s.size()), Change);
  buffer.finish();
  return 1;
}

int string_reverse(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  ByteBuffer buffer(L);
  std::reverse_copy(s.begin(), s.end(), buffer.extend(s.size()));
  buffer.finish();
  return 1;
}

// Fills `out` with copies of what stands in its first `unit` bytes, twice as many at each step.
void repeat_bytes(char* out, std::size_t unit, std::size_t total) {
  for (std::size_t done = unit; done < total;) {
    const std::size_t step = std::min(done, total - done);
    std::memcpy(out + done, out, step);
    done += step;
  }
}

int string_rep(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  const lua_Integer count = check_integer(L, 2);
  const std::string_view separator =
      lua_isnoneornil(L, 3) ? std::string_view() : check_string(L, 3);
  charge(L, 1);
  const std::size_t unit = s.size() + separator.size();
  if (count <= 0 || unit == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  const auto times = static_cast<std::size_t>(count);
  // Each sum is checked before it can overflow: a unit is far below 2^21 bytes.
  if (times > (kMaxStringBytes + separator.size()) / unit) exceed_memory(L);
  const std::size_t total = unit * times - separator.size();
  ByteBuffer buffer(L);
  char* out = buffer.extend(total);
  std::copy(s.begin(), s.end(), out);
  if (times > 1) {
    std::copy(separator.begin(), separator.end(), out + s.size());
    repeat_bytes(out, unit, total);
  }
  buffer.finish();
  return 1;
}

int string_sub(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  const std::size_t begin = range_begin(check_integer(L, 2), s.size());
  const std::size_t end = range_end(optional_integer(L, 3, -1), s.size());
  if (begin > end) {
    lua_pushliteral(L, "");
    return 1;
  }
  charge_bytes(L, end - begin + 1);
  lua_pushlstring(L, s.data() + begin - 1, end - begin + 1);
  return 1;
}

// clang-format off
const luaL_Reg kStringFunctions[] = {
    {"byte", string_byte},
    {"char", string_char},
    {"find", string_find},
    {"format", string_format},
    {"gmatch", string_gmatch},
    {"gsub", string_gsub},
    {"len", string_len},
    {"lower", change_case<lowered>},
    {"match", string_match},
    {"rep", string_rep},
    {"reverse", string_reverse},
    {"sub", string_sub},
    {"upper", change_case<raised>},
    {nullptr, nullptr},
};
// clang-format on

}  // namespace

const luaL_Reg* string_functions() { return kStringFunctions; }

}  // namespace iku::lua
