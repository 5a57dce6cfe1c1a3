#include <algorithm>
#include <utility>

#include "base/catalogue.hpp"
#include "lua/chunk.hpp"
#include "lua/datum.hpp"
#include "lua/environment.hpp"
#include "lua/freeze.hpp"
#include "lua/machine_impl.hpp"
#include "lua/messages.hpp"
#include "lua/view.hpp"

// What a Machine keeps from one evaluation to the next: texts, definitions, their functions and the
// tables of their inputs; and what they may take for it.

namespace iku::lua {

namespace {

// A script that fails through what it keeps must not grow the state for all others.
constexpr std::size_t kMaxDefinition = 8u << 20;
constexpr std::size_t kUncollected = 512u << 10;
constexpr std::size_t kUncollectedPart = 8;  // of all that is held: so that n definitions cost O(n)

const char kLoaded = 0;  // registry: the chunk that was loaded last

}  // namespace

void push_loaded(lua_State* L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kLoaded);
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kLoaded);
}

Function keep_from_lua(lua_State* L, void* machine) {
  auto& impl = *static_cast<Machine::Impl*>(machine);
  if (lua_type(L, -1) != LUA_TTABLE || impl.keeps_tables) return impl.keep(false);
  lua_pop(L, 1);
  return {};
}

// Compiles a text and keeps it; or, without `kept`, leaves it to push_loaded until the next one.
std::optional<Failure> Machine::Impl::load(std::string_view source, const std::string& name,
                                           Function* function) {
  std::optional<Failure> failure;
  if (source.size() > state.budget.source) {
    failure = Failure{FailureClass::kLimitSource,
                      say("lua.source", source.size() / 1024 + 1, state.budget.source / 1024),
                      {}};
    failure->where.file = name;
    return failure;
  }
  begin(nullptr, {}, Reading::kPlain);
  const std::size_t before = kept.size();
  int load_status = LUA_OK;
  const auto body = [&](lua_State* lua) {
    load_status = load_chunk(lua, source, name, failure);
    if (load_status != LUA_OK) return lua_error(lua);
    if (function != nullptr) {
      *function = keep(true);
    } else {
      lua_rawsetp(lua, LUA_REGISTRYINDEX, &kLoaded);
    }
    return 0;
  };
  const int status = protect(body, 0);
  if (status == LUA_OK) return std::nullopt;
  const auto known = std::exchange(failure, std::nullopt);
  failure = failure_from(load_status == LUA_OK ? status : load_status, name);
  if (known && failure->kind == FailureClass::kSyntax) failure = known;
  if (failure->where.file.empty()) failure->where.file = name;
  if (load_status == LUA_ERRRUN) failure->kind = FailureClass::kLimitDepth;
  forget_after(before);
  return failure;
}

// Drops what was kept since `count` things were.
void Machine::Impl::forget_after(std::size_t count) {
  lua_State* lua = L();
  lua_settop(lua, kHandler);
  on_stack = -1;
  while (kept.size() > count) {
    const Kept& record = kept.back();
    for (const int reference : {record.value, record.slots, record.view}) release(lua, reference);
    for (const int key : record.keys) release(lua, key);
    for (const Kept::Saved& saved : record.upvalues) {
      release(lua, saved.function);
      release(lua, saved.value);
    }
    state.kept_bytes -= record.host_bytes;
    kept.pop_back();
  }
  if (script != LUA_NOREF) {  // nor the definition that a chunk returned
    lua_pushboolean(lua, 0);
    lua_rawseti(lua, LUA_REGISTRYINDEX, script);
  }
  std::erase_if(library, [count](const auto& entry) {
    return entry.second && static_cast<std::size_t>(entry.second.id) >= count;
  });
}

// Counts what a definition just made holds for good, so that every evaluation has the whole memory
// of its budget; says why where it holds too much. Rounds up where a collection would cost more.
std::optional<std::string> Machine::Impl::settle_definition(std::size_t first, std::size_t source) {
  Heap& heap = state.heap;
  const std::size_t text = 2 * source;
  const auto too_much = [&]() -> std::optional<std::string> {
    if (heap.used > heap.base + kMaxDefinition) return say("lua.definition_memory");
    const std::size_t held = heap.used + state.kept_bytes + state.data_bytes + text;
    if (held <= state.budget.definitions) return std::nullopt;
    return say("lua.definitions_memory", state.budget.definitions >> 20);
  };
  const std::size_t uncollected = std::max(kUncollected, heap.base / kUncollectedPart);
  if (heap.used > heap.base + uncollected || too_much()) lua_gc(L(), LUA_GCCOLLECT);
  if (auto why = too_much()) return why;
  if (kept.size() > first) {
    kept.back().host_bytes = state.data_bytes + text;
    state.kept_bytes += kept.back().host_bytes;
  }
  heap.base = heap.used;
  heap.limit = state.budget.memory + heap.base;
  return std::nullopt;
}

// Keeps the function or table on the top of the stack; runs inside a protected call.
Function Machine::Impl::keep(bool is_chunk) {
  lua_State* lua = L();
  const int id = static_cast<int>(kept.size());
  Kept& record = kept.emplace_back();  // at once: forgetting frees its references, come what may
  record.is_chunk = is_chunk;
  record.long_string = state.heap.long_string;
  if (lua_type(lua, -1) == LUA_TFUNCTION || lua_type(lua, -1) == LUA_TTABLE) {
    lua_newtable(lua);
    lua_insert(lua, -2);
    freeze_upvalues(lua, -2);  // list value
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, -2));
    for (lua_Integer i = 1; i <= count; ++i) {
      lua_rawgeti(lua, -2, i);  // list value entry
      Kept::Saved& saved = record.upvalues.emplace_back();
      lua_rawgeti(lua, -1, 1);
      saved.function = hold(lua);
      lua_rawgeti(lua, -1, 2);
      saved.number = static_cast<int>(lua_tointeger(lua, -1));
      lua_pop(lua, 1);
      lua_rawgeti(lua, -1, 3);
      saved.value = hold(lua);
      lua_pop(lua, 1);
    }
    lua_remove(lua, -2);
  }
  record.value = hold(lua);
  return Function{id};
}

// The table of a function's slots and x over it, held for good as the function is.
int Machine::Impl::make_slots(Kept& record) {
  const std::size_t before = state.heap.used;
  const auto body = [&](lua_State* lua) {
    lua_createtable(lua, 0, static_cast<int>(record.names.size()));
    for (const std::string& name : record.names) {
      lua_pushlstring(lua, name.data(), name.size());
      lua_pushvalue(lua, -1);
      record.keys.push_back(hold(lua));
      lua_pushnumber(lua, 0);
      lua_rawset(lua, 1);
    }
    fall_back_to_world(lua, 1);
    if (!record.is_plain) {
      push_view(lua, {}, 1);
      record.view = hold(lua);
    }
    record.slots = hold(lua);
    return 0;
  };
  lua_settop(L(), kHandler);
  const int status = protect(body, 0);
  if (status != LUA_OK) {
    for (const int key : record.keys) release(L(), key);
    release(L(), std::exchange(record.view, kNoReference));
    record.keys.clear();
    return status;
  }
  std::vector<std::string>().swap(record.names);
  Heap& heap = state.heap;
  if (heap.used > before) heap.base += heap.used - before;
  heap.limit = state.budget.memory + heap.base;
  return LUA_OK;
}

// The script's only function is its formulasi, and it is a plain expression.
void Machine::Impl::mark_plain(std::size_t first, const Datum& definition) {
  const Datum* formula = definition.find("formulasi");
  if (formula == nullptr || formula->kind != Datum::Kind::kFunction) return;
  const auto id = static_cast<std::size_t>(formula->function.id);
  if (id >= first) kept[id].is_plain = !kept[id].long_string;
}

// Turns the definition on the top of the stack into data; runs inside a protected call.
Outcome<Script> Machine::Impl::to_script(const std::string& name) {
  Outcome<Script> outcome;
  lua_State* lua = L();
  if (lua_type(lua, -1) != LUA_TTABLE) {
    outcome.failure = Failure{
        FailureClass::kResult, say("lua.no_definition", type_word(luaL_typename(lua, -1))), {}};
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
  keeps_tables = outcome.value.mark != "indikator";
  freeze(lua);
  outcome.value.data = to_datum(lua, -1, keep_from_lua, this);
  return outcome;
}

}  // namespace iku::lua
