#include "lua/byte_buffer.hpp"

#include <doctest/doctest.h>

#include <string>

#include "sandbox_fixture.hpp"

namespace {

using iku::lua::ByteBuffer;
using iku::lua::kMaxStringBytes;
using iku::test::Lua;

// Builds a string of argument 1 bytes, in pieces of argument 2.
int build(lua_State* L) {
  const auto size = static_cast<std::size_t>(lua_tointeger(L, 1));
  const auto piece = static_cast<std::size_t>(lua_tointeger(L, 2));
  ByteBuffer buffer(L);
  for (std::size_t i = 0; i < size; i += piece) {
    buffer.add(std::string(piece, static_cast<char>('a' + i / piece % 26)));
  }
  buffer.finish();
  return lua_gettop(L) == 3 ? 1 : luaL_error(L, "one slot, and it is the string");
}

std::string built(Lua& lua, std::size_t size, std::size_t piece) {
  lua_pushcfunction(lua.L(), build);
  lua_pushinteger(lua.L(), static_cast<lua_Integer>(size));
  lua_pushinteger(lua.L(), static_cast<lua_Integer>(piece));
  return lua.call(2'000'000, 2);
}

TEST_CASE("a buffer holds what was added, through every growth") {
  Lua lua(Lua::Libraries::kSandbox);
  CHECK(built(lua, 0, 1) == "");
  for (const std::size_t size : {std::size_t{1}, std::size_t{511}, std::size_t{512},
                                 std::size_t{513}, std::size_t{1024}, std::size_t{100'000}}) {
    CAPTURE(size);
    std::string expected;
    for (std::size_t i = 0; i < size; ++i) expected += static_cast<char>('a' + i % 26);
    CHECK(built(lua, size, 1) == expected);
  }
}

TEST_CASE("the longest string fits one block, and one byte more ends in limit.memory") {
  Lua lua(Lua::Libraries::kSandbox);
  CHECK(built(lua, kMaxStringBytes, 64).size() == kMaxStringBytes);
  CHECK(lua.stopped() == "");
  CHECK(built(lua, kMaxStringBytes, kMaxStringBytes).size() == kMaxStringBytes);
  built(lua, kMaxStringBytes + 1, 1);
  CHECK(lua.stopped() == "limit.memory");
}

TEST_CASE("finishing charges for the bytes") {
  Lua lua(Lua::Libraries::kSandbox);
  built(lua, 80'000, 1000);
  CHECK(lua.fuel() <= 2'000'000 - 10'000);
}

}  // namespace
