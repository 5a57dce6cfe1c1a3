#include "base/catalogue.hpp"
#include "lua/datum.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/host.hpp"
#include "lua/machine_impl.hpp"
#include "lua/memory_limit.hpp"

// Machine::run: a script that is run once, with the functions of a Host.

namespace iku::lua {

namespace {

// KeepFunction that refuses functions and keeps nothing.
Function refuse_function(lua_State* L, void*) {
  if (lua_type(L, -1) == LUA_TFUNCTION) raise(L, say("lua.host_function"));
  lua_pop(L, 1);
  return {};
}

// An error of the host, for a script: its first fault and what to do about it.
std::string told(const Error& error) {
  const Diagnostic& fault = error.diagnostics().front();
  return fault.help.empty() ? fault.message : fault.message + "; " + fault.help;
}

// What became of a call: an answer, or why not.
struct Called {
  Datum answer;
  std::string fault;
  bool failed = false;
  bool interrupted = false;
};

// No Lua runs in here.
Called call_host(State& state, const std::string& name, const std::vector<Datum>& arguments) {
  Called called;
  const double begun = processor_seconds();
  try {
    called.answer = state.host->call(name, arguments);
  } catch (const Error& error) {
    called.failed = true;
    called.interrupted = error.status() == Exit::kInterrupted;
    called.fault = told(error);
  } catch (const std::exception& error) {
    called.failed = true;
    called.fault = error.what();
  }
  state.deadline += processor_seconds() - begun;  // the host's time is not the script's
  return called;
}

// What the host keeps for the script's tables counts as the script's memory.
void charge_held(lua_State* L) {
  const State& state = state_of(L);
  const auto fits = [&] { return state.heap.used + state.host->held() <= state.heap.limit; };
  if (fits()) return;
  lua_gc(L, LUA_GCCOLLECT);
  if (!fits()) {
    stop(L, FailureClass::kLimitMemory, say("lua.memory", state.budget.memory / 1024 / 1024));
  }
}

int host_function(lua_State* L) {  // upvalue 1: its name
  State& state = state_of(L);
  charge(L, kHostCallSteps);
  std::vector<Datum> arguments;
  for (int i = 1; i <= lua_gettop(L); ++i) {
    arguments.push_back(to_datum(L, i, refuse_function, nullptr));
  }
  lua_settop(L, 0);
  state.data_bytes = 0;  // the arguments are gone when the call is over
  const Called called = call_host(state, lua_tostring(L, lua_upvalueindex(1)), arguments);
  if (called.interrupted) stop(L, FailureClass::kLimitTime, called.fault);
  if (called.failed) {
    luaL_where(L, 1);
    lua_pushlstring(L, called.fault.data(), called.fault.size());
    lua_concat(L, 2);
    lua_error(L);
  }
  push_datum(L, called.answer);
  charge_held(L);
  return 1;
}

// The host's names in the table behind the scripts' environment, or out of it again.
void put_names(lua_State* L, int globals, const Host& host, bool there) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, globals);
  for (const std::string& name : host.functions()) {
    lua_pushlstring(L, name.data(), name.size());
    if (there) {
      lua_pushvalue(L, -1);
      lua_pushcclosure(L, host_function, 1);
    } else {
      lua_pushnil(L);
    }
    lua_rawset(L, -3);
  }
  for (const auto& [name, value] : host.constants()) {
    lua_pushlstring(L, name.data(), name.size());
    push_datum(L, there ? value : Datum{});
    lua_rawset(L, -3);
  }
  lua_pop(L, 1);
}

}  // namespace

std::optional<Failure> Machine::run(std::string_view source, const std::string& name, Host& host) {
  const std::size_t before = impl_->kept.size();
  const Outcome<Function> compiled = compile(source, name);
  if (compiled.failure) return compiled.failure;
  State& state = impl_->state;
  impl_->begin(nullptr, {}, Reading::kPlain);
  const auto body = [&](lua_State* L) {
    put_names(L, impl_->globals, host, true);
    push_held(L, impl_->kept[static_cast<std::size_t>(compiled.value.id)].value);
    lua_call(L, 0, 0);
    return 0;
  };
  const auto leave = [&] {
    lua_settop(impl_->L(), kHandler);
    state.stop.kind = StopKind::kNone;
    state.heap.refusals = 0;
    lua_gc(impl_->L(), LUA_GCCOLLECT);
    const auto take_out = [&](lua_State* L) {
      put_names(L, impl_->globals, host, false);
      return 0;
    };
    impl_->protect(take_out, 0);
    lua_settop(impl_->L(), kHandler);
    state.host = nullptr;
    forget_after(before);
  };
  state.host = &host;
  std::optional<Failure> failure;
  try {
    if (const int status = impl_->protect(body, 0); status != LUA_OK) {
      if (state.missing_raised && lua_touserdata(impl_->L(), -1) == &state.missing) {
        failure = Failure{FailureClass::kRuntime, state.missing.reason, state.error_place};
      } else {
        failure = impl_->failure_from(status, name);
      }
    }
  } catch (const Error&) {  // interrupted
    leave();
    throw;
  }
  leave();
  return failure;
}

}  // namespace iku::lua
