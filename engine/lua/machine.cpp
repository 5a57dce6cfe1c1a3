#include "lua/machine.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "lua/datum.hpp"
#include "lua/environment.hpp"
#include "lua/expression_scan.hpp"
#include "lua/freeze.hpp"
#include "lua/machine_impl.hpp"
#include "lua/messages.hpp"
#include "lua/script_watch.hpp"
#include "lua/stdlib_loader.hpp"
#include "lua/view.hpp"

namespace iku::lua {

namespace {

// The string keys of the table on the top of the stack and of the tables inside it. Stack: [0, 0].
void add_names(lua_State* L, const std::string& before, std::vector<std::string>& names) {
  luaL_checkstack(L, 8, nullptr);
  push_behind(L, -1);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {  // table key value
    if (lua_type(L, -2) == LUA_TSTRING) {
      const std::string name = before + lua_tostring(L, -2);
      names.push_back(name);
      if (lua_istable(L, -1) && name != "x") add_names(L, name + ".", names);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

}  // namespace

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
  const std::size_t before = impl_->kept.size();
  const Watched watched(impl_->watch, [&] { return ScriptRun{name, true}; });
  if (watched.refused()) return {{}, watched.refused()};
  outcome.failure = impl_->load(source, name, nullptr);
  if (outcome.failure) return outcome;
  impl_->begin(nullptr, {}, Reading::kPlain);
  impl_->state.defining = true;
  const auto body = [&](lua_State* L) {
    forget_frozen(L);
    push_loaded(L);
    lua_call(L, 0, LUA_MULTRET);
    if (lua_gettop(L) == 0) lua_pushnil(L);
    if (lua_gettop(L) > 1) stop(L, FailureClass::kResult, several_results(lua_gettop(L)));
    outcome = impl_->to_script(name);
    outcome.value.packs = impl_->state.packs;
    return 0;
  };
  const int status = impl_->protect(body, 0);
  if (status == LUA_OK && is_plain_expression(source)) {
    impl_->mark_plain(before, outcome.value.data);
  }
  if (status != LUA_OK) {
    const State& state = impl_->state;
    if (state.missing_raised && lua_touserdata(impl_->L(), -1) == &state.missing) {
      outcome.failure = Failure{FailureClass::kRuntime, impl_->state.missing.reason, {}};
      outcome.failure->where = impl_->state.error_place;
    } else {
      outcome.failure = impl_->failure_from(status, name);
    }
  }
  lua_settop(impl_->L(), kHandler);
  if (!outcome.failure) {
    if (auto why = impl_->settle_definition(before, source.size())) {
      outcome.failure = Failure{FailureClass::kLimitMemory, std::move(*why), {}};
      outcome.failure->where.file = name;
    }
  }
  if (outcome.failure) {
    outcome.value = {};
    forget_after(before);
  }
  return outcome;
}

Outcome<Function> Machine::compile(std::string_view source, const std::string& name) {
  Outcome<Function> outcome;
  outcome.failure = impl_->load(source, name, &outcome.value);
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
  if (record.has_slots) return;
  record.has_slots = true;
  record.names = names;
  if (names.size() > kMaxPlainSlots) record.is_plain = false;
}

// Garbage that earlier evaluations left, and libraries that this one happened to be the first to
// name, must not decide whether it keeps within its limits: what fails for memory runs once more in
// a clean state, and only that counts.
Machine::Result Machine::call(Function function, const Call& call) {
  const Watched watched(impl_->watch, [&] { return ScriptRun{place_of(function).file}; });
  if (watched.refused()) return {Value(*watched.refused())};
  const std::size_t printed = impl_->state.output.size();
  Result result = impl_->evaluate(function, call);
  const bool failed = !result.not_yet && result.value.is_failure();
  const FailureClass kind = failed ? result.value.failure().kind : FailureClass::kRuntime;
  if (kind == FailureClass::kLimitMemory ||
      (kind == FailureClass::kLimitCpu && impl_->state.heap.refusals > 0)) {
    impl_->state.output.resize(printed);
    impl_->clean();
    result = impl_->evaluate(function, call);
  }
  if (result.not_yet) impl_->state.output.resize(printed);  // it will be printed again
  impl_->place_failure(result, impl_->kept.at(static_cast<std::size_t>(function.id)));
  return result;
}

std::optional<Machine::Result> Machine::call_quick(Function function, const double* numbers,
                                                   World* world, double& number) {
  Kept& record = impl_->kept[static_cast<std::size_t>(function.id)];
  lua_State* L = impl_->L();
  int status = LUA_OK;
  if (record.is_plain) {
    impl_->begin(world, {}, Reading::kPlain, false);
    status = impl_->run_plain(function.id, record, numbers);
  } else {
    impl_->begin(world, {}, Reading::kPlain);
    impl_->put_back(record);
    status = impl_->one_result(impl_->run_with_slots(record, numbers), kHandler, record);
  }
  if (status == LUA_OK && lua_type(L, -1) == LUA_TNUMBER) {
    number = lua_tonumber(L, -1) + 0.0;  // -0 becomes 0
    if (std::isfinite(number)) {
      lua_settop(L, record.is_plain ? -2 : kHandler);
      return std::nullopt;
    }
  }
  Result result = impl_->finish(status, Call{});
  impl_->place_failure(result, record);
  return result;
}

Machine::Result Machine::call_with_table(Function function, const Datum& table, double number,
                                         bool grades) {
  const Watched watched(impl_->watch, [&] { return ScriptRun{place_of(function).file}; });
  if (watched.refused()) return {Value(*watched.refused())};
  const Kept& record = impl_->kept.at(static_cast<std::size_t>(function.id));
  Call call;
  call.grades = grades;
  impl_->begin(nullptr, {}, Reading::kPlain);
  impl_->put_back(record);
  const Kept& kept_table = impl_->kept.at(static_cast<std::size_t>(table.function.id));
  impl_->put_back(kept_table);
  lua_State* L = impl_->L();
  push_held(L, record.value);
  push_held(L, kept_table.value);
  lua_pushnumber(L, number);
  return impl_->finish(lua_pcall(L, 2, 1, kHandler), call);
}

Machine::Result Machine::call_with_numbers(Function function, const std::vector<double>& numbers) {
  const Watched watched(impl_->watch, [&] { return ScriptRun{place_of(function).file}; });
  if (watched.refused()) return {Value(*watched.refused())};
  const Kept& record = impl_->kept.at(static_cast<std::size_t>(function.id));
  impl_->begin(nullptr, {}, Reading::kPlain);
  impl_->put_back(record);
  lua_State* L = impl_->L();
  push_held(L, record.value);
  const std::size_t count = std::min<std::size_t>(numbers.size(), 8);
  for (std::size_t i = 0; i < count; ++i) lua_pushnumber(L, numbers[i]);
  return impl_->finish(lua_pcall(L, static_cast<int>(count), 1, kHandler), Call{});
}

std::vector<std::string> Machine::call_for_texts(Function function, const Datum& table) {
  std::vector<std::string> texts;
  const Watched watched(impl_->watch, [&] { return ScriptRun{place_of(function).file}; });
  if (watched.refused()) return {watched.refused()->message};
  const std::size_t before = impl_->kept.size();
  impl_->begin(nullptr, {}, Reading::kPlain);
  impl_->put_back(impl_->kept.at(static_cast<std::size_t>(function.id)));
  impl_->put_back(impl_->kept.at(static_cast<std::size_t>(table.function.id)));
  const auto body = [&](lua_State* L) {
    push_held(L, impl_->kept.at(static_cast<std::size_t>(function.id)).value);
    push_held(L, impl_->kept.at(static_cast<std::size_t>(table.function.id)).value);
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
  forget_after(before);
  return texts;
}

const Trace& Machine::trace() const { return impl_->trace; }

void Machine::set_watch(ScriptWatch* watch) { impl_->watch = watch; }

void Machine::set_as_of(std::optional<Tahun> tahun) { impl_->state.as_of = tahun; }

const std::vector<std::string>& Machine::packs_used() const { return impl_->state.packs; }

std::string Machine::take_output() { return std::exchange(impl_->state.output, {}); }

FunctionPlace Machine::place_of(Function function) const {
  lua_State* L = impl_->L();
  push_held(L, impl_->kept.at(static_cast<std::size_t>(function.id)).value);
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
  impl_->state.defining = true;
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

void Machine::grant_requests(std::int64_t count) { impl_->state.heap.requests = count; }

std::size_t Machine::memory_used() const { return impl_->state.heap.used; }

void Machine::collect_garbage() { lua_gc(impl_->L(), LUA_GCCOLLECT); }

std::size_t Machine::kept() const { return impl_->kept.size(); }

void Machine::forget_after(std::size_t kept) { impl_->forget_after(kept); }

std::vector<std::string> Machine::environment_names() {
  std::vector<std::string> names;
  for (const std::string& method : view_methods()) names.push_back("x:" + method);
  impl_->begin(nullptr, {}, Reading::kPlain);
  const auto body = [&](lua_State* L) {
    for (const std::string& name : library_names()) {
      lua_rawgeti(L, LUA_REGISTRYINDEX, impl_->globals);
      lua_pushlstring(L, name.data(), name.size());
      if (lua_rawget(L, -2) == LUA_TNIL) load_library_name(L, name);
      lua_settop(L, 0);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, impl_->globals);
    add_names(L, "", names);
    return 0;
  };
  if (const int status = impl_->protect(body, 0); status != LUA_OK) {
    const Failure failure = impl_->failure_from(status, "sandbox");
    throw Error(Diagnostic{Level::kError, "lua.setup", failure.message, failure.where, {}, {}},
                Exit::kDefect);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace iku::lua
