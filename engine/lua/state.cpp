#include "lua/state.hpp"

#include <algorithm>
#include <ctime>
#include <limits>

#include "base/catalogue.hpp"
#include "base/interrupt.hpp"
#include "base/work.hpp"
#include "lua/byte_buffer.hpp"
#include "lua/fuel.hpp"
#include "lua/memory_limit.hpp"
#include "lua/messages.hpp"

namespace iku::lua {

namespace {

constexpr std::int64_t kClockStride = 1000;

void read_clock(lua_State* L, State& state) {
  // The machine tells the host (failure_from); the class only says that it cannot be caught.
  if (stop_requested()) stop(L, FailureClass::kLimitTime, say("interrupt.stopped"));
  const double now = processor_seconds();
  if (!state.clock_running) {  // the first stride of an evaluation is free of a clock call
    state.clock_running = true;
    state.deadline = now + allowed_seconds(state);
  } else if (now > state.deadline) {
    stop(L, FailureClass::kLimitTime, say("lua.time", allowed_seconds(state)));
  }
}

}  // namespace

std::int64_t allowed_instructions(const State& state) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const std::int64_t once = state.budget.instructions;
  return once > kMost / state.budget_factor ? kMost : once * state.budget_factor;
}

double allowed_seconds(const State& state) { return state.budget.seconds * state.budget_factor; }

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

State& state_of(lua_State* L) { return **static_cast<State**>(lua_getextraspace(L)); }

void charge(lua_State* L, std::int64_t steps) {
  State& state = state_of(L);
  if (state.stop.kind == StopKind::kFailure) stop(L, FailureClass::kLimitCpu, {});  // sticky
  state.fuel -= steps;
  count_work(static_cast<std::uint64_t>(steps));
  if (state.fuel < 0) {
    stop(L, FailureClass::kLimitCpu, say("lua.cpu", allowed_instructions(state)));
  }
  state.until_clock -= steps;
  if (state.until_clock < 0) {
    state.until_clock = kClockStride;
    read_clock(L, state);
  }
}

void exceed_memory(lua_State* L) {
  stop(L, FailureClass::kLimitMemory,
       say("lua.block", (std::min(state_of(L).budget.block, kMaxStringBytes) + 1023) / 1024));
}

void exceed_depth(lua_State* L) { stop(L, FailureClass::kLimitDepth, say("lua.depth")); }

void deny(lua_State* L, const char* what) {
  stop(L, FailureClass::kDenied, say("lua.withheld", what));
}

void stop(lua_State* L, FailureClass kind, std::string message) {
  State& state = state_of(L);
  if (state.stop.kind != StopKind::kFailure) {
    state.stop.kind = StopKind::kFailure;
    state.stop.failure = Failure{kind, shortened(std::move(message)), running_place(L)};
  }
  lua_pushlightuserdata(L, &state.stop);
  lua_error(L);
  std::abort();  // lua_error does not return
}

void stop_for_need(lua_State* L) {
  State& state = state_of(L);
  if (state.stop.kind == StopKind::kNone) state.stop.kind = StopKind::kNeed;
  lua_pushlightuserdata(L, &state.stop);
  lua_error(L);
  std::abort();
}

void raise_missing(lua_State* L, Missing missing) {
  State& state = state_of(L);
  missing.reason = shortened(std::move(missing.reason));
  missing.name = shortened(std::move(missing.name));
  state.missing = std::move(missing);
  state.missing_raised = true;
  lua_pushlightuserdata(L, &state.missing);
  lua_error(L);
  std::abort();
}

std::string memory_message(const State& state) {
  if (state.heap.block_refused) return say("lua.block", (state.budget.block + 1023) / 1024);
  return say("lua.memory", state.budget.memory / 1024 / 1024);
}

void charge_key(lua_State* L) {
  constexpr std::size_t kMaxKeys = 10'000;
  State& state = state_of(L);
  if (state.defining && ++state.data_keys > kMaxKeys) {
    stop(L, FailureClass::kLimitMemory, say("lua.definition_keys", kMaxKeys));
  }
}

void charge_data(lua_State* L, std::size_t bytes) {
  State& state = state_of(L);
  state.data_bytes += bytes;
  if (state.data_bytes > state.budget.memory) {
    stop(L, FailureClass::kLimitMemory, say("lua.memory", state.budget.memory / 1024 / 1024));
  }
  charge(L, 4 + static_cast<std::int64_t>(bytes / 8));
}

void raise(lua_State* L, const std::string& message) {
  lua_pushlstring(L, message.data(), message.size());
  lua_error(L);
  std::abort();
}

void rethrow_stop(lua_State* L, int status) {
  State& state = state_of(L);
  if (status == LUA_ERRMEM && state.stop.kind == StopKind::kNone) {
    stop(L, FailureClass::kLimitMemory, memory_message(state));
  }
  if (state.stop.kind != StopKind::kNone) {
    lua_pushlightuserdata(L, &state.stop);
    lua_error(L);
  }
}

void call_back(lua_State* L, int arguments, int results) {
  State& state = state_of(L);
  charge(L, 4);
  if (++state.depth > state.budget.depth) stop(L, FailureClass::kLimitDepth, say("lua.depth"));
  lua_call(L, arguments, results);
  --state.depth;  // an error unwinds past this; the evaluation's start sets it to 0 again
}

Place running_place(lua_State* L, int level) {
  Place place;
  lua_Debug info;
  for (; lua_getstack(L, level, &info) != 0; ++level) {
    lua_getinfo(L, "Sl", &info);
    if (info.currentline > 0) {
      place.file = info.source[0] == '@' ? info.source + 1 : info.short_src;
      place.line = info.currentline;
      break;
    }
    if (level > 200) break;
  }
  return place;
}

}  // namespace iku::lua
