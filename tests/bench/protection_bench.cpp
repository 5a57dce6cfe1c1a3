#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <lua.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/isolation.hpp"
#include "formula/engine.hpp"
#include "lua/fuel.hpp"
#include "lua/state.hpp"

// What each protection costs. Bare states are given one protection each, done as the engine does it
// (the hook calls the engine's own charge()), beside one that has none; then the engine as a whole,
// and what it does once a run. Every row of a table is measured in every round, one after the
// other; printed are the median time and the median of the ratios to the first row of that round.
//   cmake --build --preset release --target protection_bench

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 41;

struct Row {
  std::string name;
  std::function<void()> act;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double now(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

double nanoseconds(const std::function<void()>& act, int times, clockid_t clock) {
  const double start = now(clock);
  for (int i = 0; i < times; ++i) act();
  return (now(clock) - start) / times;
}

// Processor time, which other programs do not lengthen; where processes wait for each other, time.
void measure(const char* title, int times, const std::vector<Row>& rows,
             clockid_t clock = CLOCK_THREAD_CPUTIME_ID) {
  std::vector<std::vector<double>> took(rows.size());
  std::vector<std::vector<double>> ratio(rows.size());
  for (int round = -1; round < kRounds; ++round) {  // the first one warms up
    std::vector<double> this_time;
    for (const Row& row : rows) this_time.push_back(nanoseconds(row.act, times, clock));
    for (std::size_t i = 0; i < rows.size() && round >= 0; ++i) {
      took[i].push_back(this_time[i]);
      ratio[i].push_back(this_time[i] / this_time[0]);
    }
  }
  std::printf("%s\n", title);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::printf("  %-42s %12.1f ns  %+10.1f  %8.2f\n", rows[i].name.c_str(), median(took[i]),
                median(took[i]) - median(took[0]), median(ratio[i]));
  }
}

// What a bare state is given.
struct Protections {
  bool guarded = false;      // lua_pcall with a message handler; else lua_call
  bool hook = false;         // fuel, clock and depth every 1,000 instructions
  bool allocator = false;    // counts bytes, bounds blocks
  bool upvalue = false;      // puts one upvalue back before the call
  bool view = false;         // x is a read-only proxy
  bool environment = false;  // so are _ENV and math
};

constexpr int kStride = 1000;

void count_hook(lua_State* L, lua_Debug*) {
  iku::lua::charge(L, kStride);
  lua_Debug info;
  if (lua_getstack(L, 190 * 64, &info) != 0) std::abort();
}

void* count_bytes(void* user, void* block, std::size_t old_size, std::size_t new_size) {
  iku::lua::Heap& heap = static_cast<iku::lua::State*>(user)->heap;
  if (block == nullptr) {
    heap.long_string = heap.long_string || (old_size == LUA_TSTRING && new_size >= 16u << 10);
    old_size = 0;
  }
  if (new_size == 0) {
    std::free(block);
    heap.used -= old_size;
    return nullptr;
  }
  if (new_size > old_size &&
      (new_size > heap.block || heap.used + (new_size - old_size) > heap.limit)) {
    return nullptr;
  }
  void* moved = std::realloc(block, new_size);
  if (moved != nullptr) heap.used = heap.used - old_size + new_size;
  return moved;
}

void* count_nothing(void*, void* block, std::size_t, std::size_t new_size) {
  if (new_size != 0) return std::realloc(block, new_size);
  std::free(block);
  return nullptr;
}

int keep_message(lua_State*) { return 1; }

// A state with: handler, function, the table behind x, and x.
class Bare {
 public:
  Bare(const char* body, Protections with) : with_(with) {
    state_.heap.limit = state_.budget.memory;
    state_.heap.block = state_.budget.block;
    L_ = lua_newstate(with.allocator ? count_bytes : count_nothing, &state_);
    state_.L = L_;
    iku::lua::State* const self = &state_;
    std::memcpy(lua_getextraspace(L_), &self, sizeof(void*));
    luaL_openlibs(L_);
    lua_settop(L_, 0);
    lua_pushcfunction(L_, keep_message);
    const std::string source =
        std::string("local seen = 0 return function(x) local _ = seen ") + body + " end";
    if (luaL_loadstring(L_, source.c_str()) != LUA_OK) std::abort();
    if (with.environment) {
      lua_pushglobaltable(L_);
      lua_getfield(L_, -1, "math");
      push_proxy(-1);
      lua_setfield(L_, -3, "math");
      lua_pop(L_, 1);
      push_proxy(-1);
      if (lua_setupvalue(L_, kFunction, 1) == nullptr) std::abort();
      lua_pop(L_, 1);
    }
    lua_call(L_, 0, 1);
    lua_newtable(L_);
    if (with.view) {
      push_proxy(-1);
    } else {
      lua_pushvalue(L_, -1);
    }
    if (with.hook) lua_sethook(L_, count_hook, LUA_MASKCOUNT, kStride);
    lua_pushvalue(L_, kFunction);
    function_ = luaL_ref(L_, LUA_REGISTRYINDEX);
    lua_pushinteger(L_, 0);
    first_value_ = luaL_ref(L_, LUA_REGISTRYINDEX);
  }
  ~Bare() { lua_close(L_); }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  void evaluate() {
    state_.fuel = state_.budget.instructions;
    state_.until_clock = kStride;
    state_.clock_running = false;
    set("ikm", 3.222);
    set("ipp", 3.08);
    if (with_.upvalue) {
      lua_rawgeti(L_, LUA_REGISTRYINDEX, function_);
      lua_rawgeti(L_, LUA_REGISTRYINDEX, first_value_);
      if (lua_setupvalue(L_, -2, 1) == nullptr) lua_pop(L_, 1);
      lua_pop(L_, 1);
    }
    lua_pushvalue(L_, kFunction);
    lua_pushvalue(L_, kX);
    if (!with_.guarded) {
      lua_call(L_, 1, 1);
    } else if (lua_pcall(L_, 1, 1, kHandler) != LUA_OK) {
      throw std::runtime_error(lua_tostring(L_, -1));
    }
    if (lua_isnumber(L_, -1) == 0) throw std::runtime_error("no number");
    lua_pop(L_, 1);
  }

 private:
  static constexpr int kHandler = 1;
  static constexpr int kFunction = 2;
  static constexpr int kBehind = 3;
  static constexpr int kX = 4;

  // An empty table that leads to the one at `index` and refuses writing.
  void push_proxy(int index) {
    index = lua_absindex(L_, index);
    lua_newtable(L_);
    lua_createtable(L_, 0, 4);
    lua_pushvalue(L_, index);
    lua_setfield(L_, -2, "__index");
    lua_pushcfunction(L_, keep_message);
    lua_setfield(L_, -2, "__newindex");
    lua_pushboolean(L_, 0);
    lua_setfield(L_, -2, "__metatable");
    lua_setmetatable(L_, -2);
  }

  void set(const char* name, double value) {
    lua_pushnumber(L_, value);
    lua_setfield(L_, kBehind, name);
  }

  Protections with_;
  iku::lua::State state_;
  lua_State* L_ = nullptr;
  int function_ = LUA_NOREF;
  int first_value_ = LUA_NOREF;
};

void measure_formula(const char* title, const char* body, int times) {
  std::vector<Row> rows;
  const auto bare = [&](const char* name, Protections with) {
    auto state = std::make_shared<Bare>(body, with);
    rows.push_back({name, [state] { state->evaluate(); }});
  };
  bare("bare lua_call", {});
  bare("guarded call alone", {.guarded = true});
  bare("count hook with fuel and clock alone", {.hook = true});
  bare("counting allocator alone", {.allocator = true});
  bare("one upvalue put back alone", {.upvalue = true});
  bare("read-only view of x alone", {.view = true});
  bare("read-only environment alone", {.environment = true});
  bare("these six together", {.guarded = true,
                              .hook = true,
                              .allocator = true,
                              .upvalue = true,
                              .view = true,
                              .environment = true});
  const auto engine = std::make_shared<iku::Engine>();
  // A function beside the formula: then it never goes the quick way of single expressions.
  for (const char* before : {"local function f() end ", ""}) {
    const iku::Formula formula = engine->add(
        std::string(before) + "return indikator {kode = 'a', masukan = {ikm = {}, ipp = {}}, " +
            "formulasi = function(x) " + body + " end}",
        "a.lua");
    rows.push_back({*before == '\0' ? "Engine::evaluate, as it is written"
                                    : "Engine::evaluate, with a function beside it",
                    [engine, formula] {
                      const double numbers[] = {3.222, 3.08};
                      if (!engine->evaluate(formula, numbers).is_number()) std::abort();
                    }});
  }
  measure(title, times, rows);
}

void measure_clock() {
  const auto keep = std::make_shared<Clock::time_point>();
  measure("the clock, read about every 1,000 steps", 100'000,
          {{"one reading", [keep] { *keep = std::max(*keep, Clock::now()); }}});
}

// What comes after a limit: the state goes on, after memory with a full collection.
void measure_states() {
  auto one = std::make_shared<std::unique_ptr<iku::Engine>>(std::make_unique<iku::Engine>());
  const auto after = [one](const char* script) {
    return [one, script] {
      (*one)->run(script, "a.lua", {});
      if (!(*one)->run("return 1", "b.lua", {}).is_number()) std::abort();
    };
  };
  measure("a script and the next one, which works", 50,
          {{"after a value", after("return 2")},
           {"after an error", after("error('a')")},
           {"after denied", after("return os")},
           {"after limit.memory (one block)", after("return ('x'):rep(1e9)")}});
  measure("a new state", 20, {{"Engine made and thrown away", [] { iku::Engine engine; }}});
}

void measure_processes() {
  using iku::cli::Child;
  const auto service = [] {
    iku::cli::Service echo;
    echo.answer = [](std::string_view request) { return std::string(request); };
    echo.seal.memory = 64u << 20;
    return echo;
  };
  const auto ask = [](Child& child) {
    if (!child.ask("a").answered) throw std::runtime_error("the child did not answer");
  };
  const auto child = std::make_shared<Child>(service, Child::Options());
  ask(*child);
  std::printf("parts of the seal that are missing here: \"%s\"\n", child->lacking().c_str());
  measure("--isolated", 20,
          {{"one question to a sealed child", [child, ask] { ask(*child); }},
           {"fork, seal, one question, end",
            [service, ask] {
              Child once(service, Child::Options());
              ask(once);
            }}},
          CLOCK_MONOTONIC);
}

}  // namespace

int main() {
  std::printf("%d rounds; median time, difference and ratio to the first row\n", kRounds);
  measure_formula("1.25 * x.ikm + x.ipp", "return 1.25 * x.ikm + x.ipp", 20'000);
  measure_formula("a loop of 1,000 rounds, 3,000 instructions",
                  "local s = 0 for i = 1, 1000 do s = s + i % 7 end return s", 300);
  measure_formula("1,000 reads of x", "local s = 0 for i = 1, 1000 do s = s + x.ikm end return s",
                  300);
  measure_formula("1,000 calls of math.max",
                  "local s = 0 for i = 1, 1000 do s = math.max(s, i) end return s", 300);
  measure_formula("100 small tables", "local t for i = 1, 100 do t = {i, t} end return t[1]", 500);
  measure_clock();
  measure_states();
  measure_processes();
  return 0;
}
