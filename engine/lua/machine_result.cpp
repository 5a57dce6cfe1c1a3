#include <cmath>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/arguments.hpp"
#include "lua/environment.hpp"
#include "lua/machine_impl.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/view.hpp"

// One evaluation and what it came to: exactly one value, as the contract of formulas wants it, or
// why not.

namespace iku::lua {

namespace {

constexpr std::size_t kLongestGrade = 100;

}  // namespace

// Where a function begins.
Place Machine::Impl::beginning_of(const Kept& function) {
  push_held(L(), function.value);
  Place place;
  lua_Debug info;
  lua_getinfo(L(), ">S", &info);
  if (info.source[0] == '@') place.file = info.source + 1;
  place.line = info.linedefined;
  return place;
}

// Lua forgets a function that returns what another one gives: an error there is raised from
// nowhere.
void Machine::Impl::place_failure(Result& result, const Kept& function) {
  if (!result.value.is_failure()) return;
  const Failure& raised = result.value.failure();
  if (raised.kind != FailureClass::kRuntime || !raised.where.file.empty()) return;
  Failure failure = result.value.failure();
  failure.where = beginning_of(function);
  result.value = Value(std::move(failure));
}

// What a call left above `base`, as one value. A text may have others behind it, its meaning;
// beside a number another value is a decimal comma, or worse.
int Machine::Impl::one_result(int status, int base, const Kept& function) {
  if (status != LUA_OK) return status;
  lua_State* lua = L();
  const int count = lua_gettop(lua) - base;
  if (count == 0) lua_pushnil(lua);
  if (count <= 1) return LUA_OK;
  lua_settop(lua, base + 1);
  if (lua_type(lua, -1) == LUA_TSTRING) return LUA_OK;
  Failure failure{FailureClass::kResult, several_results(count), beginning_of(function)};
  state.stop = {StopKind::kFailure, std::move(failure)};
  return LUA_ERRRUN;
}

Machine::Result Machine::Impl::evaluate(Function function, const Call& call) {
  Kept& record = kept.at(static_cast<std::size_t>(function.id));
  begin(call.world, call.scope, call.reading);
  if (call.budget_factor != 1) widen(call.budget_factor);
  put_back(record);
  Result spent;
  if (!try_again(function, call, spent.value)) return spent;
  if (call.numbers != nullptr && record.has_slots && !record.is_chunk &&
      call.reading == Reading::kPlain) {
    if (record.is_plain) {
      begin(call.world, call.scope, call.reading, false);
      return finish(run_plain(function.id, record, call.numbers), call);
    }
    const int status = run_with_slots(record, call.numbers);
    return finish(one_result(status, kHandler, record), call);
  }
  const auto body = [&](lua_State* lua) {
    push_view(lua, call.scope);
    if (record.is_chunk) {
      x_is_set = true;
      lua_rawgeti(lua, LUA_REGISTRYINDEX, globals);
      lua_pushvalue(lua, 1);
      lua_setfield(lua, -2, "x");
      lua_pop(lua, 1);
    }
    push_held(lua, record.value);
    lua_insert(lua, 1);
    lua_call(lua, 1, LUA_MULTRET);
    return lua_gettop(lua);
  };
  lua_settop(L(), kHandler);
  const int status = protect(body, LUA_MULTRET);
  Result result = finish(one_result(status, kHandler, record), call);
  remember_try(function, call, result);
  return result;
}

// The value on the top of the stack, as the contract of formulas wants it.
Value Machine::Impl::to_value(const Call& call) {
  lua_State* lua = L();
  const auto unusable = [](std::string message) {
    return Value(Failure{FailureClass::kResult, std::move(message), {}});
  };
  if (is_operand(lua, -1)) {
    trace.root = trace_node(lua, -1);
    return Value(plain_value(lua, -1));
  }
  switch (lua_type(lua, -1)) {
    case LUA_TNUMBER: {
      const double number = lua_tonumber(lua, -1);
      return std::isfinite(number) ? Value(number) : unusable(say("lua.result_infinite"));
    }
    case LUA_TSTRING:
      if (call.grades && lua_rawlen(lua, -1) <= kLongestGrade) {
        return Value(Grade{std::string(to_string(lua, -1)), std::nullopt});
      }
      return unusable(
          say("lua.result_string", printable(std::string(to_string(lua, -1))).substr(0, 60)));
    case LUA_TNIL: return unusable(say("lua.result_nil"));
    default: return unusable(say("lua.result_type", type_word(luaL_typename(lua, -1))));
  }
}

Machine::Result Machine::Impl::finish(int status, const Call& call) {
  Result result;
  trace.root = -1;
  if (status == LUA_OK) {
    result = to_result(call);
  } else if (state.stop.kind == StopKind::kNeed) {
    result.not_yet = true;
  } else if (status == LUA_ERRRUN && state.stop.kind == StopKind::kNone && state.missing_raised &&
             lua_touserdata(L(), -1) == &state.missing) {
    result.value = Value(state.missing);
  } else {
    result.value = Value(failure_from(status, {}));
  }
  lua_settop(L(), kHandler);
  if (call.reading == Reading::kTrace) trace.nodes.swap(state.trace);
  return result;
}

Machine::Result Machine::Impl::to_result(const Call& call) {
  Result result;
  if (lua_type(L(), -1) == LUA_TTABLE) {
    lua_rawgetp(L(), LUA_REGISTRYINDEX, marks_key());
    lua_pushvalue(L(), -2);
    const bool marked = lua_rawget(L(), -2) == LUA_TSTRING;
    lua_pop(L(), 2);
    if (marked && !call.may_define) {
      result.value = Value(Failure{FailureClass::kResult, say("lua.result_definition"), {}});
      return result;
    }
    if (marked) {
      result.is_script = true;
      lua_rawseti(L(), LUA_REGISTRYINDEX, script);
      return result;
    }
  }
  result.value = to_value(call);
  return result;
}

}  // namespace iku::lua
