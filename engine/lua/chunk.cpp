#include "lua/chunk.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "lua/arguments.hpp"
#include "lua/bits.hpp"
#include "lua/fuel.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/second_text.hpp"
#include "lua/state.hpp"
#include "lua/stdlib_loader.hpp"
#include "lua/syntax_messages.hpp"

namespace iku::lua {

namespace {

constexpr std::string_view kCommon = "umum.";  // its functions are globals

// What the second text calls for an operand of `..`: its text. The second argument is the name that
// was read, for the message.
int spell(lua_State* L) {
  charge(L, 1);
  const int type = lua_type(L, 1);
  if (type == LUA_TNUMBER || is_operand(L, 1)) {
    push_text(L, 1);
    return 1;
  }
  if (type == LUA_TSTRING) {
    lua_settop(L, 1);
    return 1;
  }
  const char* const name = lua_tostring(L, 2);
  if (name == nullptr) {
    return luaL_error(L, "attempt to concatenate a %s value", luaL_typename(L, 1));
  }
  return luaL_error(L, "attempt to concatenate a %s value (field '%s')", luaL_typename(L, 1), name);
}

// The bound of a loop: a number, and never a string that reads as one. The loop counts in plain
// numbers in every reading. Up to NaN, with the step 1 (the third argument), it never runs.
int bound(lua_State* L) {
  charge(L, 1);
  if (lua_type(L, 1) != LUA_TNUMBER && !is_operand(L, 1)) {
    return luaL_error(L, "'for' %s must be a number, not a %s", lua_tostring(L, 2),
                      luaL_typename(L, 1));
  }
  const double number = plain_value(L, 1);
  lua_pushnumber(L, std::isnan(number) && lua_toboolean(L, 3) != 0 ? -HUGE_VAL : number);
  return 1;
}

Failure fault(const Finding& finding, std::string_view source, const std::string& name) {
  Failure failure;
  failure.kind = FailureClass::kSyntax;
  failure.where = place_at(name, source, finding.at, static_cast<int>(finding.length));
  if (finding.kind == Finding::Kind::kInexact) {
    failure.message =
        say("lua.inexact", shortened(std::string(source.substr(
                               finding.at, std::min<std::size_t>(finding.length, 40)))));
  } else {
    failure.message = say("lua.excess", finding.wanted, finding.given);
    if (!finding.comma.empty()) failure.message += "; " + decimal_comma(finding.comma);
  }
  return failure;
}

std::optional<Failure> fault_of(const SecondText& second, std::string_view source,
                                const std::string& name) {
  if (!second.complete) {  // Lua took a text that this grammar does not
    Failure failure{FailureClass::kSyntax, say("lua.unreadable"), {}};
    failure.where = place_at(name, source, second.unexpected);
    return failure;
  }
  for (const Finding& finding : second.findings) {
    if (is_fault(finding)) return fault(finding, source, name);
  }
  return std::nullopt;
}

int load(lua_State* L, std::string_view text, const std::string& name) {
  return luaL_loadbufferx(L, text.data(), text.size(), ("@" + name).c_str(), "t");
}

}  // namespace

int refuse_excess(lua_State* L) {  // function, most, what is too many…
  const auto most = static_cast<int>(lua_tonumber(L, 2));
  std::string_view function = to_string(L, 1);
  if (function.starts_with(kCommon)) function.remove_prefix(kCommon.size());
  raise(L, too_many_arguments(std::string(function), most, most + lua_gettop(L) - 2));
}

int load_chunk(lua_State* L, std::string_view source, const std::string& name,
               std::optional<Failure>& failure, Author author) {
  if (const int status = load(L, source, name); status != LUA_OK) {
    if (status == LUA_ERRSYNTAX) failure = syntax_failure(std::string(to_string(L, -1)), source);
    return status;
  }
  const SecondText second = second_text(source, author);
  failure = fault_of(second, source, name);
  if (failure) {
    lua_pushstring(L, failure->message.c_str());
    return LUA_ERRSYNTAX;
  }
  if (second.changed) {
    lua_pop(L, 1);
    const std::string text =
        second.calls
            ? fmt::format("local {},{},{},{}=... return function(...) {}\nend", second.spell,
                          second.bound, second.bits, second.excess, second.text)
            : second.text;
    if (const int status = load(L, text, name); status != LUA_OK) return status;
  }
  set_environment(L);
  if (second.calls) {
    lua_pushcfunction(L, spell);
    lua_pushcfunction(L, bound);
    lua_pushcfunction(L, operate_on_bits);
    lua_pushcfunction(L, refuse_excess);
    lua_call(L, 4, 1);
  }
  return LUA_OK;
}

}  // namespace iku::lua
