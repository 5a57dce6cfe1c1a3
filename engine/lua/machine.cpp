#include "lua/machine.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/catalogue.hpp"
#include "base/embedded.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "lua/datum.hpp"
#include "lua/environment.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"
#include "lua/stdlib_loader.hpp"
#include "lua/view.hpp"

namespace iku::lua {

namespace {

constexpr int kHookStride = 1000;
constexpr int kMaxLuaDepth = 12'000;
constexpr lua_Integer kMaxExactInteger = lua_Integer{1} << 53;

void* allocate(void* user, void* block, std::size_t old_size, std::size_t new_size) {
  Heap& heap = *static_cast<Heap*>(user);
  if (block == nullptr) old_size = 0;
  if (new_size == 0) {
    std::free(block);
    heap.used -= old_size;
    return nullptr;
  }
  if (new_size > old_size &&
      (new_size > heap.block || heap.used + (new_size - old_size) > heap.limit)) {
    heap.refused = true;
    return nullptr;
  }
  void* moved = std::realloc(block, new_size);
  if (moved != nullptr) heap.used = heap.used - old_size + new_size;
  return moved;
}

void count_hook(lua_State* L, lua_Debug*) {
  State& state = state_of(L);
  if (state.stop.kind == StopKind::kFailure) lua_error(L);
  charge(L, kHookStride);
  lua_Debug info;
  if (lua_getstack(L, kMaxLuaDepth, &info) != 0) {
    stop(L, FailureClass::kLimitDepth, say("lua.depth"));
  }
}

// Runs where an error is raised, before unwinding: remembers the place. Allocates nothing in Lua.
int message_handler(lua_State* L) {
  State& state = state_of(L);
  state.error_place = running_place(L);
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

}  // namespace

namespace {

// A value kept for the life of the machine: a function, or a table of a definition.
struct Kept {
  struct Saved {
    int function = LUA_NOREF;
    int number = 0;
    int value = LUA_NOREF;
  };
  int value = LUA_NOREF;
  int slots = LUA_NOREF;  // table that answers x's reads first
  int view = LUA_NOREF;   // x over it
  bool is_chunk = false;  // sees x as a global
  std::vector<Saved> upvalues;
  std::vector<int> keys;  // registry references of the slot names
};

constexpr int kHandler = 1;  // stack index of the message handler, always there

}  // namespace

struct Machine::Impl {
  State state;
  State* self = &state;  // what the lua_State's extra space points to
  std::vector<Kept> kept;
  int globals = LUA_NOREF;  // the table behind _ENV
  std::map<std::pair<std::string, std::string>, Function> library;
  Trace trace;
  int script = LUA_NOREF;  // the definition a chunk returned

  Impl(const Budget& budget, const std::string& stdlib_directory);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  lua_State* L() { return state.L; }

  void begin(World* world, const Scope& scope, Reading reading);
  Failure failure_from(int status, const std::string& name);
  Function keep(bool is_chunk);
  void put_back(const Kept& kept_value);
  Value to_value(const Call& call);
  Result to_result(const Call& call);
  Result finish(int status, const Call& call);
  Outcome<Script> to_script(const std::string& name);

  /// Runs `body` as one protected call with the handler; what it pushed stays on the stack.
  template <typename Body>
  int protect(Body&& body, int results);
};

namespace {

// What protect() hands through Lua: a body that may throw std::exception, turned into an error.
template <typename Body>
int run_body(lua_State* L) {
  Body& body = **static_cast<Body**>(lua_touserdata(L, 1));
  lua_settop(L, 0);
  std::string message;
  try {
    return body(L);
  } catch (const std::exception& error) {
    message = error.what();
  }
  raise(L, message);
}

Function keep_from_lua(lua_State* L, void* machine) {
  (void)L;
  return static_cast<Machine::Impl*>(machine)->keep(false);
}

int on_panic(lua_State* L) {
  throw std::runtime_error(fmt::format("lua: {}", lua_tostring(L, -1)));
}

}  // namespace

template <typename Body>
int Machine::Impl::protect(Body&& body, int results) {
  using Plain = std::remove_reference_t<Body>;
  Plain* pointer = &body;
  lua_pushcfunction(L(), run_body<Plain>);
  lua_pushlightuserdata(L(), &pointer);
  return lua_pcall(L(), 1, results, kHandler);
}

Machine::Impl::Impl(const Budget& budget, const std::string& stdlib_directory) {
  state.budget = budget;
  state.heap.limit = budget.memory;
  state.heap.block = budget.block;
  state.L = lua_newstate(allocate, &state.heap);
  if (state.L == nullptr) throw std::bad_alloc();
  lua_atpanic(L(), on_panic);
  std::memcpy(lua_getextraspace(L()), &self, sizeof self);
  begin(nullptr, {}, Reading::kPlain);
  lua_pushcfunction(L(), message_handler);  // kHandler
  const auto body = [&](lua_State* lua) {
    luaL_requiref(lua, "_G", luaopen_base, 1);
    luaL_requiref(lua, "math", luaopen_math, 1);
    lua_settop(lua, 0);
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
    return 0;
  };
  if (const int status = protect(body, 0); status != LUA_OK) {
    const Failure failure = failure_from(status, "sandbox");
    lua_close(state.L);
    throw Error(Diagnostic{Level::kError, "lua.setup", failure.message, failure.where, {}, {}},
                Exit::kDefect);
  }
  lua_sethook(L(), count_hook, LUA_MASKCOUNT, kHookStride);
}

Machine::Impl::~Impl() {
  if (state.L != nullptr) lua_close(state.L);
}

void Machine::Impl::begin(World* world, const Scope& scope, Reading reading) {
  state.fuel = state.budget.instructions;
  state.until_clock = kHookStride * 20;
  state.clock_running = false;
  state.depth = 0;
  state.stop.kind = StopKind::kNone;
  state.world = world;
  state.scope = scope;
  state.reading = reading;
  if (reading == Reading::kTrace) state.trace.clear();
}

// The failure of a protected call that did not end well; pops the error object.
Failure Machine::Impl::failure_from(int status, const std::string& name) {
  Failure failure;
  failure.where = state.error_place;
  if (state.stop.kind == StopKind::kFailure) {
    failure = state.stop.failure;
  } else if (status == LUA_ERRMEM) {
    failure.kind = FailureClass::kLimitMemory;
    failure.message = say("lua.memory", state.budget.memory / 1024 / 1024);
    failure.where = {};
  } else if (status == LUA_ERRSYNTAX) {
    failure = syntax_failure(lua_tostring(L(), -1));
  } else if (lua_type(L(), -1) == LUA_TSTRING) {
    std::string message = lua_tostring(L(), -1);
    if (!state.error_prefix.empty() && message.starts_with(state.error_prefix)) {
      message.erase(0, state.error_prefix.size());
    }
    failure.message = translate_message(message);
  } else {
    failure.message = say("lua.error_object", luaL_typename(L(), -1));
  }
  if (failure.where.file.empty()) failure.where.file = name;
  lua_settop(L(), kHandler);
  if (failure.kind == FailureClass::kLimitMemory) lua_gc(L(), LUA_GCCOLLECT);
  return failure;
}

// Keeps the function or table on the top of the stack; runs inside a protected call.
Function Machine::Impl::keep(bool is_chunk) {
  lua_State* lua = L();
  Kept record;
  record.is_chunk = is_chunk;
  if (lua_type(lua, -1) == LUA_TFUNCTION) {
    lua_newtable(lua);
    lua_insert(lua, -2);
    freeze_upvalues(lua, -2);  // list value
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, -2));
    for (lua_Integer i = 1; i <= count; ++i) {
      lua_rawgeti(lua, -2, i);  // list value entry
      Kept::Saved saved;
      lua_rawgeti(lua, -1, 1);
      saved.function = luaL_ref(lua, LUA_REGISTRYINDEX);
      lua_rawgeti(lua, -1, 2);
      saved.number = static_cast<int>(lua_tointeger(lua, -1));
      lua_pop(lua, 1);
      lua_rawgeti(lua, -1, 3);
      saved.value = luaL_ref(lua, LUA_REGISTRYINDEX);
      lua_pop(lua, 1);
      record.upvalues.push_back(saved);
    }
    lua_remove(lua, -2);
  }
  record.value = luaL_ref(lua, LUA_REGISTRYINDEX);
  kept.push_back(std::move(record));
  return Function{static_cast<int>(kept.size()) - 1};
}

// Gives a function's upvalues their first values again, so that it keeps no state. Allocates
// nothing: safe outside a protected call.
void Machine::Impl::put_back(const Kept& function) {
  for (const Kept::Saved& saved : function.upvalues) {
    lua_rawgeti(L(), LUA_REGISTRYINDEX, saved.function);
    lua_rawgeti(L(), LUA_REGISTRYINDEX, saved.value);
    if (lua_setupvalue(L(), -2, saved.number) == nullptr) lua_pop(L(), 1);
    lua_pop(L(), 1);
  }
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
      if (lua_isinteger(lua, -1) != 0) {
        const lua_Integer integer = lua_tointeger(lua, -1);
        if (integer > kMaxExactInteger || integer < -kMaxExactInteger) {
          return unusable(say("lua.result_integer", integer));
        }
      }
      return std::isfinite(number) ? Value(number) : unusable(say("lua.result_infinite"));
    }
    case LUA_TSTRING:
      if (call.grades) return Value(Grade{lua_tostring(lua, -1), std::nullopt});
      return unusable(say("lua.result_string", printable(lua_tostring(lua, -1)).substr(0, 60)));
    case LUA_TNIL: return unusable(say("lua.result_nil"));
    default: return unusable(say("lua.result_type", luaL_typename(lua, -1)));
  }
}

Machine::Result Machine::Impl::finish(int status, const Call& call) {
  Result result;
  trace.root = -1;
  if (status == LUA_OK) {
    result = to_result(call);
  } else if (state.stop.kind == StopKind::kNeed) {
    result.not_yet = true;
  } else if (status == LUA_ERRRUN && state.stop.kind == StopKind::kNone &&
             lua_touserdata(L(), -1) == &state.missing && lua_islightuserdata(L(), -1)) {
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
    if (marked) {
      result.is_script = true;
      lua_rawseti(L(), LUA_REGISTRYINDEX, script);
      return result;
    }
  }
  result.value = to_value(call);
  return result;
}

// Turns the definition on the top of the stack into data; runs inside a protected call.
Outcome<Script> Machine::Impl::to_script(const std::string& name) {
  Outcome<Script> outcome;
  lua_State* lua = L();
  if (lua_type(lua, -1) != LUA_TTABLE) {
    outcome.failure = Failure{FailureClass::kResult,
                              say("lua.no_definition", luaL_typename(lua, -1)), {}};
    outcome.failure->where.file = name;
    return outcome;
  }
  lua_rawgetp(lua, LUA_REGISTRYINDEX, marks_key());
  lua_pushvalue(lua, -2);
  if (lua_rawget(lua, -2) == LUA_TSTRING) {
    const std::string mark = lua_tostring(lua, -1);
    const std::size_t cut = mark.find('\n');
    outcome.value.mark = mark.substr(0, cut);
    outcome.value.line = std::stoi(mark.substr(cut + 1));
  }
  lua_pop(lua, 2);
  freeze(lua);
  outcome.value.data = to_datum(lua, -1, keep_from_lua, this);
  return outcome;
}

Machine::Machine(const Budget& budget, const std::string& stdlib_directory)
    : impl_(std::make_unique<Impl>(budget, stdlib_directory)) {
  const auto reserve = [this](lua_State* L) {
    lua_newtable(L);
    impl_->script = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
  };
  if (impl_->protect(reserve, 0) != LUA_OK) throw std::bad_alloc();
}

Machine::~Machine() = default;
Machine::Machine(Machine&&) noexcept = default;
Machine& Machine::operator=(Machine&&) noexcept = default;

Outcome<Script> Machine::define(std::string_view source, const std::string& name) {
  Outcome<Script> outcome;
  auto compiled = compile(source, name);
  if (compiled.failure) {
    outcome.failure = std::move(compiled.failure);
    return outcome;
  }
  impl_->begin(nullptr, {}, Reading::kPlain);
  const auto body = [&](lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, impl_->kept[static_cast<std::size_t>(compiled.value.id)].value);
    lua_call(L, 0, 1);
    outcome = impl_->to_script(name);
    return 0;
  };
  const int status = impl_->protect(body, 0);
  if (status != LUA_OK) {
    if (lua_touserdata(impl_->L(), -1) == &impl_->state.missing) {
      outcome.failure = Failure{FailureClass::kRuntime, impl_->state.missing.reason, {}};
      outcome.failure->where = impl_->state.error_place;
    } else {
      outcome.failure = impl_->failure_from(status, name);
    }
  }
  lua_settop(impl_->L(), kHandler);
  return outcome;
}

Outcome<Function> Machine::compile(std::string_view source, const std::string& name) {
  Outcome<Function> outcome;
  if (source.size() > impl_->state.budget.source) {
    outcome.failure = Failure{FailureClass::kLimitSource,
                              say("lua.source", source.size() / 1024 + 1,
                                  impl_->state.budget.source / 1024), {}};
    outcome.failure->where.file = name;
    return outcome;
  }
  impl_->begin(nullptr, {}, Reading::kPlain);
  int load_status = LUA_OK;
  const auto body = [&](lua_State* L) {
    load_status = luaL_loadbufferx(L, source.data(), source.size(), ("@" + name).c_str(), "t");
    if (load_status != LUA_OK) return lua_error(L);
    set_environment(L);
    outcome.value = impl_->keep(true);
    return 0;
  };
  if (const int status = impl_->protect(body, 0); status != LUA_OK) {
    outcome.failure = impl_->failure_from(load_status == LUA_OK ? status : load_status, name);
    if (load_status == LUA_ERRRUN) outcome.failure->kind = FailureClass::kLimitDepth;
  }
  return outcome;
}

Function Machine::library_function(const std::string& module, const std::string& name) {
  const auto key = std::make_pair(module, name);
  if (const auto known = impl_->library.find(key); known != impl_->library.end()) {
    return known->second;
  }
  Function function;
  impl_->begin(nullptr, {}, Reading::kPlain);
  const auto body = [&](lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, impl_->globals);
    lua_pushlstring(L, module.data(), module.size());
    if (lua_rawget(L, -2) == LUA_TNIL && !load_library_name(L, module)) return 0;
    push_behind(L, -1);
    lua_pushlstring(L, name.data(), name.size());
    if (lua_rawget(L, -2) == LUA_TFUNCTION) function = impl_->keep(false);
    return 0;
  };
  if (const int status = impl_->protect(body, 0); status != LUA_OK) {
    const Failure failure = impl_->failure_from(status, module);
    throw Error(Diagnostic{Level::kError, "lua.stdlib", failure.message, failure.where, {}, {}},
                Exit::kDefect);
  }
  lua_settop(impl_->L(), kHandler);
  return impl_->library[key] = function;
}

void Machine::declare_slots(Function function, const std::vector<std::string>& names) {
  Kept& record = impl_->kept.at(static_cast<std::size_t>(function.id));
  if (record.slots != LUA_NOREF) return;
  impl_->begin(nullptr, {}, Reading::kPlain);
  const auto body = [&](lua_State* L) {
    lua_createtable(L, 0, static_cast<int>(names.size()));
    for (const std::string& name : names) {
      lua_pushlstring(L, name.data(), name.size());
      lua_pushvalue(L, -1);
      record.keys.push_back(luaL_ref(L, LUA_REGISTRYINDEX));
      lua_pushnumber(L, 0);
      lua_rawset(L, 1);
    }
    fall_back_to_world(L, 1);
    push_view(L, {}, 1);
    record.view = luaL_ref(L, LUA_REGISTRYINDEX);
    record.slots = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
  };
  if (impl_->protect(body, 0) != LUA_OK) throw std::bad_alloc();
}

Machine::Result Machine::call(Function function, const Call& call) {
  const Kept& record = impl_->kept.at(static_cast<std::size_t>(function.id));
  lua_State* L = impl_->L();
  impl_->begin(call.world, call.scope, call.reading);
  impl_->put_back(record);
  // The quick way: every number is given, so nothing below allocates before the protected call.
  if (call.numbers != nullptr && record.slots != LUA_NOREF && !record.is_chunk &&
      call.reading == Reading::kPlain) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, record.value);
    lua_rawgeti(L, LUA_REGISTRYINDEX, record.slots);
    for (std::size_t i = 0; i < record.keys.size(); ++i) {
      lua_rawgeti(L, LUA_REGISTRYINDEX, record.keys[i]);
      lua_pushnumber(L, call.numbers[i]);
      lua_rawset(L, -3);  // the key is there already
    }
    lua_pop(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, record.view);
    return impl_->finish(lua_pcall(L, 1, 1, kHandler), call);
  }
  const auto body = [&](lua_State* lua) {
    push_view(lua, call.scope);
    if (record.is_chunk) {
      lua_rawgeti(lua, LUA_REGISTRYINDEX, impl_->globals);
      lua_pushvalue(lua, 1);
      lua_setfield(lua, -2, "x");
      lua_pop(lua, 1);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, record.value);
    lua_insert(lua, 1);
    lua_call(lua, 1, 1);
    return 1;
  };
  return impl_->finish(impl_->protect(body, 1), call);
}

Machine::Result Machine::call_with_table(Function function, const Datum& table, double number,
                                         bool grades) {
  const Kept& record = impl_->kept.at(static_cast<std::size_t>(function.id));
  Call call;
  call.grades = grades;
  impl_->begin(nullptr, {}, Reading::kPlain);
  impl_->put_back(record);
  lua_State* L = impl_->L();
  lua_rawgeti(L, LUA_REGISTRYINDEX, record.value);
  lua_rawgeti(L, LUA_REGISTRYINDEX,
              impl_->kept.at(static_cast<std::size_t>(table.function.id)).value);
  lua_pushnumber(L, number);
  return impl_->finish(lua_pcall(L, 2, 1, kHandler), call);
}

Machine::Result Machine::call_with_numbers(Function function, const std::vector<double>& numbers) {
  const Kept& record = impl_->kept.at(static_cast<std::size_t>(function.id));
  impl_->begin(nullptr, {}, Reading::kPlain);
  impl_->put_back(record);
  lua_State* L = impl_->L();
  lua_rawgeti(L, LUA_REGISTRYINDEX, record.value);
  const std::size_t count = std::min<std::size_t>(numbers.size(), 8);
  for (std::size_t i = 0; i < count; ++i) lua_pushnumber(L, numbers[i]);
  return impl_->finish(lua_pcall(L, static_cast<int>(count), 1, kHandler), Call{});
}

std::vector<std::string> Machine::call_for_texts(Function function, const Datum& table) {
  std::vector<std::string> texts;
  impl_->begin(nullptr, {}, Reading::kPlain);
  const auto body = [&](lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX,
                impl_->kept.at(static_cast<std::size_t>(function.id)).value);
    lua_rawgeti(L, LUA_REGISTRYINDEX,
                impl_->kept.at(static_cast<std::size_t>(table.function.id)).value);
    lua_call(L, 1, 1);
    const Datum list = to_datum(L, -1, keep_from_lua, impl_.get());
    for (const Datum& item : list.items) {
      const Datum* message = item.find("pesan");
      texts.push_back(message != nullptr ? message->string : item.string);
    }
    return 0;
  };
  if (const int status = impl_->protect(body, 0); status != LUA_OK) {
    texts.push_back(impl_->failure_from(status, {}).message);
  }
  return texts;
}

const Trace& Machine::trace() const { return impl_->trace; }

std::string Machine::take_output() { return std::exchange(impl_->state.output, {}); }

FunctionPlace Machine::place_of(Function function) const {
  lua_State* L = impl_->L();
  lua_rawgeti(L, LUA_REGISTRYINDEX, impl_->kept.at(static_cast<std::size_t>(function.id)).value);
  FunctionPlace place;
  if (lua_type(L, -1) != LUA_TFUNCTION) {
    lua_pop(L, 1);
    return place;
  }
  lua_Debug info;
  lua_getinfo(L, ">S", &info);
  place.file = info.source[0] == '@' ? info.source + 1 : info.source;
  place.first_line = info.linedefined;
  place.last_line = info.lastlinedefined;
  return place;
}

Outcome<Script> Machine::last_script() {
  Outcome<Script> outcome;
  const auto body = [&](lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, impl_->script);
    outcome = impl_->to_script({});
    return 0;
  };
  if (const int status = impl_->protect(body, 0); status != LUA_OK) {
    outcome.failure = impl_->failure_from(status, {});
  }
  return outcome;
}

std::size_t Machine::memory_used() const { return impl_->state.heap.used; }

}  // namespace iku::lua
