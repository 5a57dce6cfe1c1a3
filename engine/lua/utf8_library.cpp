#include <array>
#include <optional>
#include <string_view>

#include "lua/arguments.hpp"
#include "lua/byte_buffer.hpp"
#include "lua/fuel.hpp"
#include "lua/memory_limit.hpp"
#include "lua/string_library.hpp"

namespace iku::lua {

namespace {

constexpr lua_Unsigned kMaxUnicode = 0x10FFFF;
constexpr lua_Unsigned kMaxCode =
    0x7FFFFFFF;  // six bytes, as in UTF-8 before 2003; `lax` allows it

struct Decoded {
  lua_Unsigned code = 0;
  std::size_t size = 0;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// How many bytes a sequence with this lead has, by its leading ones; 0 for none.
std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC0 || lead >= 0xFE) return 0;
  std::size_t size = 2;
  for (unsigned char bit = 0x20; (lead & bit) != 0; bit = static_cast<unsigned char>(bit >> 1)) {
    ++size;
  }
  return size;
}

// The shortest sequence that holds a code.
std::size_t encoded_size(lua_Unsigned code) {
  if (code < 0x80) return 1;
  std::size_t size = 2;
  for (lua_Unsigned end = 0x800; code >= end; end <<= 5) ++size;
  return size;
}

// The character at the beginning of `text`, or nothing where it is no UTF-8. Surrogates and what is
// beyond Unicode are refused unless `lax`.
std::optional<Decoded> decode(std::string_view text, bool lax) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = sequence_size(lead);
  if (size == 0 || size > text.size()) return std::nullopt;
  if (size == 1) return Decoded{lead, 1};
  lua_Unsigned code = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return std::nullopt;
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  if (encoded_size(code) != size) return std::nullopt;
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (!lax && (surrogate || code > kMaxUnicode)) return std::nullopt;
  return Decoded{code, size};
}

void add_encoded(ByteBuffer& buffer, lua_Unsigned code) {
  const std::size_t size = encoded_size(code);
  if (size == 1) {
    buffer.add(static_cast<char>(code));
    return;
  }
  std::array<unsigned char, 6> bytes{};
  for (std::size_t i = size - 1; i > 0; --i, code >>= 6) {
    bytes[i] = static_cast<unsigned char>(0x80u | (code & 0x3Fu));
  }
  bytes[0] = static_cast<unsigned char>((0xFF00u >> size) | code);
  for (std::size_t i = 0; i < size; ++i) buffer.add(static_cast<char>(bytes[i]));
}

// A position as utf8 functions take it: from 1, negative from the end, 0 for before the beginning.
lua_Integer position(lua_Integer given, std::size_t length) {
  if (given >= 0) return given;
  const auto size = static_cast<lua_Integer>(length);
  return given < -size ? 0 : size + given + 1;
}

int utf8_char(lua_State* L) {
  StackGuard guard(L, 1);
  const int count = lua_gettop(L);
  charge(L, 1 + count);
  ByteBuffer buffer(L);
  for (int arg = 1; arg <= count; ++arg) {
    const auto code = static_cast<lua_Unsigned>(check_integer(L, arg));
    luaL_argcheck(L, code <= kMaxCode, arg, "value out of range");
    add_encoded(buffer, code);
  }
  buffer.finish();
  return 1;
}

int utf8_codepoint(lua_State* L) {
  StackGuard guard(L, 0);
  const std::string_view s = check_string(L, 1);
  const auto size = static_cast<lua_Integer>(s.size());
  const lua_Integer begin = position(optional_integer(L, 2, 1), s.size());
  const lua_Integer end = position(optional_integer(L, 3, begin), s.size());
  const bool lax = lua_toboolean(L, 4) != 0;
  luaL_argcheck(L, begin >= 1, 2, "out of bounds");
  luaL_argcheck(L, end <= size, 3, "out of bounds");
  if (begin > end) return 0;
  if (end - begin >= 4 * kMaxResults) exceed_depth(L);
  charge(L, 1 + end - begin);
  int count = 0;
  for (auto at = static_cast<std::size_t>(begin) - 1; at < static_cast<std::size_t>(end);) {
    const std::optional<Decoded> character = decode(s.substr(at), lax);
    if (!character) return luaL_error(L, "invalid UTF-8 code");
    if (++count > kMaxResults) exceed_depth(L);
    luaL_checkstack(L, 1, nullptr);
    push_count(L, static_cast<lua_Integer>(character->code));
    at += character->size;
  }
  return guard.leaves(count);
}

// How many characters begin between two positions; nil and where, for what is no UTF-8.
int utf8_len(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  const auto size = static_cast<lua_Integer>(s.size());
  const lua_Integer begin = position(optional_integer(L, 2, 1), s.size());
  const lua_Integer end = position(optional_integer(L, 3, -1), s.size());
  const bool lax = lua_toboolean(L, 4) != 0;
  luaL_argcheck(L, begin >= 1 && begin <= size + 1, 2, "initial position out of bounds");
  luaL_argcheck(L, end <= size, 3, "final position out of bounds");
  charge(L, 1 + (end > begin ? end - begin : 0));
  lua_Integer count = 0;
  for (lua_Integer at = begin - 1; at < end;) {
    const std::optional<Decoded> character = decode(s.substr(static_cast<std::size_t>(at)), lax);
    if (!character) {
      lua_pushnil(L);
      push_count(L, at + 1);
      return guard.leaves(2);
    }
    at += static_cast<lua_Integer>(character->size);
    ++count;
  }
  push_count(L, count);
  return 1;
}

// Moves `at` over `steps` characters (negative: back); false where there are not so many.
bool move_characters(std::string_view s, std::size_t& at, lua_Integer steps) {
  const auto inside = [&] { return at < s.size() && is_continuation(s[at]); };
  for (; steps < 0 && at > 0; ++steps) {
    do --at;
    while (at > 0 && inside());
  }
  for (; steps > 0 && at < s.size(); --steps) {
    do ++at;
    while (inside());
  }
  return steps == 0;
}

// The byte where the n-th character begins, counting from position i; nil where there is none.
int utf8_offset(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  const auto size = static_cast<lua_Integer>(s.size());
  const lua_Integer n = check_integer(L, 2);
  const lua_Integer from = position(optional_integer(L, 3, n >= 0 ? 1 : size + 1), s.size());
  luaL_argcheck(L, from >= 1 && from <= size + 1, 3, "position out of bounds");
  charge_bytes(L, s.size());
  auto at = static_cast<std::size_t>(from - 1);
  bool found = true;
  if (n == 0) {
    while (at > 0 && at < s.size() && is_continuation(s[at])) --at;
  } else {
    if (at < s.size() && is_continuation(s[at])) {
      return luaL_error(L, "initial position is a continuation byte");
    }
    found = move_characters(s, at, n > 0 ? n - 1 : n);
  }
  if (found) {
    push_count(L, static_cast<lua_Integer>(at) + 1);
  } else {
    lua_pushnil(L);
  }
  return 1;
}

const luaL_Reg kUtf8Functions[] = {
    {"char", utf8_char}, {"codepoint", utf8_codepoint}, {"len", utf8_len}, {"offset", utf8_offset},
    {nullptr, nullptr},
};

}  // namespace

const luaL_Reg* utf8_functions() { return kUtf8Functions; }

}  // namespace iku::lua
