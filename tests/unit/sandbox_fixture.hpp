#pragma once

#include <cstdlib>
#include <cstring>
#include <lua.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lua/state.hpp"
#include "lua/string_library.hpp"
#include "lua/table_library.hpp"

// Two Lua states that run the same chunks: one with the stock libraries, one with ours in their
// place. Used by the tests of the sandbox libraries.

namespace iku::test {

class Lua {
 public:
  enum class Libraries { kStock, kSandbox };

  explicit Lua(Libraries libraries) : L_(lua_newstate(allocate, this), lua_close) {
    state_.L = L_.get();
    state_.heap.block = std::size_t{1} << 20;
    state_.budget.seconds = 1e6;  // fuel alone decides, on slow machines too
    lua::State* self = &state_;
    std::memcpy(static_cast<char*>(static_cast<void*>(L_.get())) - LUA_EXTRASPACE, &self,
                sizeof self);
    luaL_openlibs(L_.get());
    if (libraries == Libraries::kSandbox) replace_libraries();
    const std::string prelude = run(kPrelude);
    if (!prelude.empty()) throw std::logic_error(prelude);
    refusing_ = libraries == Libraries::kSandbox;
  }

  lua_State* L() { return L_.get(); }

  /// Runs a chunk with fresh fuel; what it returns as a string, or "error: " and the message.
  std::string run(std::string_view chunk, std::int64_t fuel = 2'000'000) {
    lua_settop(L(), 0);
    if (luaL_loadbufferx(L(), chunk.data(), chunk.size(), "=test", "t") != LUA_OK) {
      throw std::logic_error(lua_tostring(L(), -1));
    }
    return call(fuel);
  }

  /// Calls what lies on the stack below its `arguments`, likewise.
  std::string call(std::int64_t fuel = 2'000'000, int arguments = 0) {
    state_.stop = {};
    state_.fuel = fuel;
    state_.depth = 0;
    state_.clock_running = false;
    const int status = lua_pcall(L(), arguments, 1, 0);
    std::size_t size = 0;
    const char* text = lua_tolstring(L(), -1, &size);
    std::string result = text == nullptr ? "" : std::string(text, size);
    lua_settop(L(), 0);
    return status == LUA_OK ? result : "error: " + result;
  }

  /// The class of the limit or denial that ended the last run, or "".
  std::string stopped() const {
    using Class = iku::FailureClass;
    if (state_.stop.kind != lua::StopKind::kFailure) return "";
    switch (state_.stop.failure.kind) {
      case Class::kLimitCpu: return "limit.cpu";
      case Class::kLimitTime: return "limit.time";
      case Class::kLimitMemory: return "limit.memory";
      case Class::kLimitDepth: return "limit.depth";
      case Class::kDenied: return "denied";
      default: return "other";
    }
  }

  /// The fuel that the last run left.
  std::int64_t fuel() const { return state_.fuel; }

  /// Defines a global string.
  void set(const char* name, std::string_view value) {
    lua_pushlstring(L(), value.data(), value.size());
    lua_setglobal(L(), name);
  }

 private:
  // show(f, ...) calls f and prints its results, or the word "error"; a count is the same number
  // as an integer of the stock library and as a float of ours.
  static constexpr std::string_view kPrelude = R"lua(
    local function text(v)
      if type(v) == "table" or type(v) == "function" then return type(v) end
      if type(v) == "number" then v = string.format("%.17g", v) return "number:" .. v end
      return type(v) .. ":" .. tostring(v)
    end
    local function list(ok, ...)
      if not ok then return "error" end
      local all = ""
      for i = 1, select("#", ...) do all = all .. text((select(i, ...))) .. ";" end
      return all
    end
    function show(f, ...) return list(pcall(f, ...)) end
    return ""
  )lua";

  // Refuses blocks over 1 MiB as the machine's allocator does.
  static void* allocate(void* user, void* block, std::size_t old_size, std::size_t size) {
    const auto* self = static_cast<Lua*>(user);
    if (size == 0) {
      std::free(block);
      return nullptr;
    }
    const bool grows = block == nullptr || size > old_size;
    if (self->refusing_ && grows && size > std::size_t{1} << 20) return nullptr;
    return std::realloc(block, size);
  }

  void replace_libraries() {
    const auto put = [this](const char* name, const luaL_Reg* functions) {
      lua_newtable(L());
      luaL_setfuncs(L(), functions, 0);
      lua_setglobal(L(), name);
    };
    put("string", lua::string_functions());
    put("table", lua::table_functions());
    put("utf8", lua::utf8_functions());
    lua_pushliteral(L(), "");
    lua_getmetatable(L(), -1);
    lua_getglobal(L(), "string");
    lua_setfield(L(), -2, "__index");
    lua_settop(L(), 0);
  }

  lua::State state_;
  bool refusing_ = false;
  std::unique_ptr<lua_State, void (*)(lua_State*)> L_;
};

/// Both kinds side by side.
struct LuaPair {
  Lua ours{Lua::Libraries::kSandbox};
  Lua stock{Lua::Libraries::kStock};
};

/// A fixed sequence of numbers that look random (xorshift).
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  std::size_t roll(std::size_t sides) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % sides;
  }

 private:
  std::uint32_t state_;
};

}  // namespace iku::test
