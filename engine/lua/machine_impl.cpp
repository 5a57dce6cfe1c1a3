#include "lua/machine_impl.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "base/catalogue.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "lua/chunk.hpp"
#include "lua/datum.hpp"
#include "lua/environment.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/stdlib_loader.hpp"
#include "lua/syntax_messages.hpp"
#include "lua/view.hpp"

namespace iku::lua {

namespace {

// VM instructions between two looks of the hook; fewer where one instruction may compare strings of
// a megabyte, which takes milliseconds when they are full of zeros.
constexpr int kHookStride = 1000;
constexpr int kShortStride = 20;
constexpr std::size_t kLongString = 16u << 10;

// A Lua function may nest this many times as deep as a host function that calls back.
constexpr int kLuaDepthFactor = 64;

// Each refused request costs a full collection: an evaluation that lives at its cap is over it.
constexpr int kMaxRefusals = 4;

// Times the budget of one, over all tries of an evaluation; no honest one comes near (look_ahead).
constexpr int kMaxTries = 9;
constexpr std::size_t kMaxRemembered = 10'000;

void count_hook(lua_State* L, lua_Debug*);

void set_stride(State& state, int stride) {
  state.stride = stride;
  lua_sethook(state.L, count_hook, LUA_MASKCOUNT, stride);
}

// Charges for a block and has the hook look at the clock at the next instruction. Raises nothing:
// an allocator may not.
void look_soon(State& state, std::size_t bytes) {
  state.fuel -= static_cast<std::int64_t>(bytes / 64);
  state.until_clock = 0;
  if (state.L != nullptr && state.stride > 1) set_stride(state, 1);
}

// Whether a request for memory is turned down, and why.
bool refuses(Heap& heap, std::size_t size, std::size_t more) {
  const bool too_large = size > heap.block;
  if (too_large || heap.used + more > heap.limit || heap.requests == 0) {
    heap.block_refused = too_large;
    return true;
  }
  if (heap.refusals > kMaxRefusals) return true;
  if (heap.requests > 0) --heap.requests;
  return false;
}

void* allocate(void* user, void* block, std::size_t old_size, std::size_t new_size) {
  State& state = *static_cast<State*>(user);
  Heap& heap = state.heap;
  if (block == nullptr) {
    heap.long_string = heap.long_string || (old_size == LUA_TSTRING && new_size >= kLongString);
    old_size = 0;
  }
  if (new_size == 0) {
    std::free(block);
    heap.used -= old_size;
    return nullptr;
  }
  if (new_size > old_size && refuses(heap, new_size, new_size - old_size)) {
    ++heap.refusals;
    // Lua's message handler is not told of it.
    if (state.L != nullptr) state.refusal_place = running_place(state.L);
    look_soon(state, heap.used);
    return nullptr;
  }
  if (new_size >= kLongString && new_size > old_size) look_soon(state, new_size);
  void* moved = std::realloc(block, new_size);
  if (moved != nullptr) heap.used = heap.used - old_size + new_size;
  return moved;
}

void count_hook(lua_State* L, lua_Debug*) {
  State& state = state_of(L);
  const bool asked = state.stride == 1;  // by look_soon, somewhere within a stride
  const int stride = state.heap.long_string ? kShortStride : kHookStride;
  if (state.stride != stride) set_stride(state, stride);
  if (state.heap.long_string) state.until_clock = 0;
  charge(L, asked ? kHookStride : stride);
  lua_Debug info;
  if (lua_getstack(L, state.budget.depth * kLuaDepthFactor, &info) != 0) {
    stop(L, FailureClass::kLimitDepth, say("lua.depth"));
  }
}

// Where the library refuses arguments, the fault is its caller's. Levels: this handler,
// refuse_excess, the library's function, the caller.
constexpr int kCaller = 3;

bool called_wrongly(lua_State* L) {
  lua_Debug info;
  if (lua_getstack(L, 1, &info) == 0) return false;
  lua_getinfo(L, "f", &info);
  const bool refused = lua_tocfunction(L, -1) == refuse_excess;
  lua_pop(L, 1);
  return refused;
}

// Runs where an error is raised, before unwinding: remembers the place. Allocates nothing in Lua.
int message_handler(lua_State* L) {
  State& state = state_of(L);
  state.error_place = running_place(L, called_wrongly(L) ? kCaller : 0);
  state.error_prefix.clear();
  if (state.error_place.line > 0) {
    lua_Debug info;
    for (int level = 0; lua_getstack(L, level, &info) != 0; ++level) {
      lua_getinfo(L, "Sl", &info);
      if (info.currentline > 0) {
        state.error_prefix = fmt::format("{}:{}: ", info.short_src, info.currentline);
        break;
      }
    }
  }
  return 1;
}

// The message of an unknown input with the name that may be meant. Only for what is shown: a script
// may catch a million of them.
std::string with_near_name(const State& state) {
  if (state.world == nullptr) return state.unknown.message;
  const auto near = did_you_mean(state.unknown.name, state.world->names(state.unknown.scope));
  if (!near) return state.unknown.message;
  return say("lua.input_near", printable(state.unknown.name), *near);
}

// The string on the top of the stack, zero bytes and all.
std::string top_string(lua_State* L) {
  std::size_t size = 0;
  const char* const text = lua_tolstring(L, -1, &size);
  return {text, size};
}

int on_panic(lua_State* L) {
  throw std::runtime_error(fmt::format("lua: {}", lua_tostring(L, -1)));
}

}  // namespace

Machine::Impl::Impl(const Budget& budget, const std::string& stdlib_directory) {
  state.budget = budget;
  state.heap.limit = budget.memory;
  state.heap.block = budget.block;
  state.L = lua_newstate(allocate, &state);
  if (state.L == nullptr) throw std::bad_alloc();
  lua_atpanic(L(), on_panic);
  std::memcpy(lua_getextraspace(L()), &self, sizeof(void*));
  begin(nullptr, {}, Reading::kPlain);
  lua_pushcfunction(L(), message_handler);  // kHandler
  const auto body = [&](lua_State* lua) {
    luaL_requiref(lua, "_G", luaopen_base, 1);
    luaL_requiref(lua, "math", luaopen_math, 1);
    lua_settop(lua, 0);
    open_references(lua);
    register_operands(lua);
    set_library_source(lua, stdlib_directory);
    push_environment(lua);  // globals
    lua_pushliteral(lua, "");
    lua_newtable(lua);
    lua_pushvalue(lua, 1);
    lua_getfield(lua, 1, "string");
    freeze(lua);
    lua_setfield(lua, 3, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, 3, "__metatable");
    lua_pop(lua, 1);
    lua_setmetatable(lua, 2);  // the string metatable: methods of the safe string table
    lua_settop(lua, 1);
    deny_unknown(lua, 1, "");
    lua_pushvalue(lua, 1);
    freeze(lua, false);  // globals proxy
    register_environment(lua, 1, 2);
    lua_pushvalue(lua, 1);
    globals = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_pushglobaltable(lua);  // stock names are no longer needed
    for (lua_pushnil(lua); lua_next(lua, 3) != 0;) {
      lua_pop(lua, 1);
      lua_pushvalue(lua, -1);
      lua_pushnil(lua);
      lua_rawset(lua, 3);
    }
    lua_pushliteral(lua, "x");
    x_name = luaL_ref(lua, LUA_REGISTRYINDEX);
    return 0;
  };
  if (const int status = protect(body, 0); status != LUA_OK) {
    const Failure failure = failure_from(status, "sandbox");
    throw Error(Diagnostic{Level::kError, "lua.setup", failure.message, failure.where, {}, {}},
                Exit::kDefect);
  }
}

Machine::Impl::Closer::~Closer() {
  if (state.L != nullptr) lua_close(state.L);
}

void Machine::Impl::begin(World* world, const Scope& scope, Reading reading, bool guarded) {
  check_stop();
  state.budget_factor = 1;
  state.fuel = state.budget.instructions;
  state.until_clock = kHookStride;
  state.clock_running = false;
  state.depth = 0;
  state.printed = 0;
  state.data_bytes = 0;
  state.data_keys = 0;
  state.defining = false;
  state.references = 0;
  state.missing_raised = false;
  state.unknown.message.clear();
  state.packs.clear();
  state.stop.kind = StopKind::kNone;
  state.heap.refusals = 0;
  state.heap.long_string = false;
  state.world = world;
  state.scope = scope;
  state.reading = reading;
  if (reading == Reading::kTrace) {
    state.trace.clear();
    state.trace_bytes = 0;
  }
  const int stride = guarded ? kHookStride : 0;
  if (state.stride != stride) {
    state.stride = stride;
    lua_sethook(L(), guarded ? count_hook : nullptr, guarded ? LUA_MASKCOUNT : 0, stride);
  }
  if (x_is_set) {  // what a chunk saw is no business of the next function
    x_is_set = false;
    lua_rawgeti(L(), LUA_REGISTRYINDEX, globals);
    lua_rawgeti(L(), LUA_REGISTRYINDEX, x_name);
    lua_pushnil(L());
    lua_rawset(L(), -3);  // the key is there: nothing is allocated
    lua_pop(L(), 1);
  }
}

// Gives the evaluation that has just begun so many times the budget.
void Machine::Impl::widen(int factor) {
  state.budget_factor = std::clamp(factor, 1, kMaxBudgetFactor);
  state.fuel = allowed_instructions(state);
}

// Whether one more try of an evaluation may begin, after begin(); `spent` says why not.
bool Machine::Impl::try_again(Function function, const Call& call, Value& spent) {
  if (tries.empty()) return true;
  const auto found = tries.find({function.id, call.scope.owner, call.scope.item, call.scope.tahun});
  if (found == tries.end()) return true;
  const Budget& budget = state.budget;
  if (found->second.instructions > kMaxTries * budget.instructions) {
    spent = Value(Failure{FailureClass::kLimitCpu, say("lua.cpu", budget.instructions), {}});
    return false;
  }
  if (found->second.seconds > kMaxTries * budget.seconds) {
    spent = Value(Failure{FailureClass::kLimitTime, say("lua.time", budget.seconds), {}});
    return false;
  }
  return true;
}

void Machine::Impl::remember_try(Function function, const Call& call, const Result& result) {
  if (!result.not_yet && tries.empty()) return;
  const Evaluation evaluation{function.id, call.scope.owner, call.scope.item, call.scope.tahun};
  if (!result.not_yet) {
    tries.erase(evaluation);
    return;
  }
  if (tries.size() >= kMaxRemembered) tries.clear();
  Tries& used = tries[evaluation];
  used.instructions += allowed_instructions(state) - state.fuel;
  if (!state.clock_running) return;
  used.seconds += allowed_seconds(state) - (state.deadline - processor_seconds());
}

// Collects all garbage and counts what is left, where definitions are kept, as held for good.
void Machine::Impl::clean() {
  Heap& heap = state.heap;
  lua_settop(L(), kHandler);
  lua_gc(L(), LUA_GCCOLLECT);
  if (heap.base == 0) return;
  heap.base = std::max(heap.base, heap.used);
  heap.limit = state.budget.memory + heap.base;
}

// The failure of a protected call that did not end well; pops the error object.
Failure Machine::Impl::failure_from(int status, const std::string& name) {
  Failure failure;
  failure.where = state.error_place;
  if (state.stop.kind == StopKind::kFailure) {
    failure = state.stop.failure;
  } else if (status == LUA_ERRMEM) {
    failure.kind = FailureClass::kLimitMemory;
    failure.message = memory_message(state);
    failure.where = state.heap.refusals > 0 ? state.refusal_place : Place{};
  } else if (status == LUA_ERRSYNTAX) {
    failure = syntax_failure(top_string(L()));
  } else if (lua_type(L(), -1) == LUA_TSTRING) {
    std::string message = top_string(L());
    if (!state.error_prefix.empty() && message.starts_with(state.error_prefix)) {
      message.erase(0, state.error_prefix.size());
    }
    if (message == state.unknown.message && !message.empty()) message = with_near_name(state);
    failure.message =
        message.empty() ? say("lua.error_empty") : shortened(translate_message(message));
  } else {
    failure.message = say("lua.error_object", type_word(luaL_typename(L(), -1)));
  }
  if (failure.where.file.empty()) failure.where.file = name;
  lua_settop(L(), kHandler);
  check_stop();
  if (failure.kind == FailureClass::kLimitMemory) lua_gc(L(), LUA_GCCOLLECT);
  return failure;
}

// Gives a function's upvalues their first values again, so that it keeps no state. Allocates
// nothing: safe outside a protected call.
void Machine::Impl::put_back(const Kept& function) {
  if (function.long_string) {
    state.heap.long_string = true;
    set_stride(state, kShortStride);
  }
  for (const Kept::Saved& saved : function.upvalues) {
    push_held(L(), saved.function);
    push_held(L(), saved.value);
    if (lua_setupvalue(L(), -2, saved.number) == nullptr) lua_pop(L(), 1);
    lua_pop(L(), 1);
  }
}

// Calls with every input in its slot. Nothing here allocates before the protected call: the keys
// are in the table already.
int Machine::Impl::run_with_slots(Kept& record, const double* numbers) {
  if (record.slots == kNoReference) {
    if (const int status = make_slots(record); status != LUA_OK) return status;
  }
  lua_State* lua = L();
  lua_settop(lua, kHandler);
  push_held(lua, record.value);
  push_held(lua, record.slots);
  for (std::size_t i = 0; i < record.keys.size(); ++i) {
    push_held(lua, record.keys[i]);
    lua_pushnumber(lua, numbers[i]);
    lua_rawset(lua, -3);
  }
  lua_pop(lua, 1);
  push_held(lua, record.view);
  return lua_pcall(lua, 1, LUA_MULTRET, kHandler);
}

// Calls a plain expression. It can neither loop nor write, so it gets the slot table itself;
// function, table and keys stay on the stack from call to call.
int Machine::Impl::run_plain(int id, Kept& record, const double* numbers) {
  if (record.slots == kNoReference) {
    if (const int status = make_slots(record); status != LUA_OK) return status;
  }
  lua_State* lua = L();
  const int count = static_cast<int>(record.keys.size());
  if (on_stack != id || lua_gettop(lua) != kHandler + 2 + count) {
    lua_settop(lua, kHandler);
    push_held(lua, record.value);
    push_held(lua, record.slots);
    for (const int key : record.keys) push_held(lua, key);
    on_stack = id;
    record.last.assign(record.keys.size(), std::nan(""));
  }
  for (int i = 0; i < count; ++i) {
    double& last = record.last[static_cast<std::size_t>(i)];
    if (last <= numbers[i] && last >= numbers[i]) continue;
    last = numbers[i];
    lua_pushvalue(lua, kHandler + 3 + i);
    lua_pushnumber(lua, last);
    lua_rawset(lua, kHandler + 2);
  }
  lua_pushvalue(lua, kHandler + 1);
  lua_pushvalue(lua, kHandler + 2);
  return lua_pcall(lua, 1, 1, kHandler);
}

}  // namespace iku::lua
