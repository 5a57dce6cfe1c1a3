#include "lua/references.hpp"

#include <lua.hpp>

#include "base/catalogue.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

const char kHeld = 0;  // registry: the table

constexpr int kMaxReferences = 10'000;  // of one definition

static_assert(kNoReference == LUA_NOREF);

}  // namespace

void open_references(lua_State* L) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kHeld);
}

int hold(lua_State* L) {
  State& state = state_of(L);
  if (state.defining && ++state.references > kMaxReferences) {
    stop(L, FailureClass::kLimitMemory, say("lua.definition_references", kMaxReferences));
  }
  const LargeBlocks large(state.heap);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kHeld);
  lua_insert(L, -2);
  const int reference = luaL_ref(L, -2);
  lua_pop(L, 1);
  return reference;
}

void push_held(lua_State* L, int reference) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kHeld);
  lua_rawgeti(L, -1, reference);
  lua_remove(L, -2);
}

void release(lua_State* L, int reference) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kHeld);
  luaL_unref(L, -1, reference);  // both keys are there: nothing is allocated
  lua_pop(L, 1);
}

}  // namespace iku::lua
