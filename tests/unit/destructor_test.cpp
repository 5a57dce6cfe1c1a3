#include <doctest/doctest.h>

#include <lua.hpp>
#include <string>

// The engine depends on it: with a memory limit any push may raise, and bindings hold std::string.
// Only lua5.4-c++, where a Lua error is a C++ exception, runs the destructors it passes.

namespace {

int destroyed = 0;

struct Witness {
  Witness() = default;
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  ~Witness() { ++destroyed; }
};

int raise_error(lua_State* L) {
  const Witness witness;
  const std::string message(100, 'x');
  return luaL_error(L, "%s", message.c_str());
}

int raise_below(lua_State* L) {
  const Witness witness;
  lua_pushcfunction(L, raise_error);
  lua_call(L, 0, 0);
  return 0;
}

TEST_CASE("a destructor runs when a Lua error passes it") {
  lua_State* L = luaL_newstate();
  REQUIRE(L != nullptr);
  destroyed = 0;
  lua_pushcfunction(L, raise_below);
  const int status = lua_pcall(L, 0, 0, 0);
  CHECK(status == LUA_ERRRUN);
  CHECK(std::string(lua_tostring(L, -1)) == std::string(100, 'x'));
  CHECK(destroyed == 2);
  lua_close(L);
}

}  // namespace
