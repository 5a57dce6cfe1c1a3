#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <lua.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "formula/engine.hpp"

// What each protection costs an evaluation: the same formulas in a bare lua_State and with one
// protection after the other, as nanoseconds and as a ratio to the bare call, all in one run.

namespace {

using Clock = std::chrono::steady_clock;

struct Formula {
  const char* name;
  const char* body;
  int evaluations;
};

constexpr Formula kFormulas[] = {
    {"expression: 1.25 * x.ikm + x.ipp", "return 1.25 * x.ikm + x.ipp", 400'000},
    {"call: math.max(x.ikm, 1) + x.ipp", "return math.max(x.ikm, 1) + x.ipp", 300'000},
    {"loop of 1,000 rounds", "local s = 0 for i = 1, 1000 do s = s + x.ikm end return s", 10'000},
    {"100 small tables", "local t for i = 1, 100 do t = {x.ikm, t} end return t[1]", 10'000},
};

// The best of five, because other programs only ever make it slower.
double nanoseconds(int evaluations, const std::function<void()>& evaluate) {
  double best = 1e18;
  for (int round = 0; round < 5; ++round) {
    const auto start = Clock::now();
    for (int i = 0; i < evaluations; ++i) evaluate();
    const std::chrono::duration<double, std::nano> took = Clock::now() - start;
    best = std::min(best, took.count() / evaluations);
  }
  return best;
}

struct Cap {
  std::size_t used = 0;
  std::size_t limit = 48u << 20;
};

void* capped(void* user, void* block, std::size_t old_size, std::size_t new_size) {
  Cap& cap = *static_cast<Cap*>(user);
  if (block == nullptr) old_size = 0;
  if (new_size == 0) {
    std::free(block);
    cap.used -= old_size;
    return nullptr;
  }
  if (new_size > old_size && cap.used + new_size - old_size > cap.limit) return nullptr;
  void* moved = std::realloc(block, new_size);
  if (moved != nullptr) cap.used += new_size - old_size;
  return moved;
}

long long counted = 0;
void count_hook(lua_State*, lua_Debug*) { counted += 1000; }

// What a bare state is given besides lua_pcall.
struct Protections {
  bool hook = false;
  bool cap = false;
  bool upvalue = false;
  bool view = false;
};

// A state with the formula's function at 1 and its x at 2.
class Bare {
 public:
  Bare(const Formula& formula, Protections with) : with_(with) {
    L_ = with.cap ? lua_newstate(capped, &cap_) : luaL_newstate();
    luaL_openlibs(L_);
    const std::string source = std::string("return function(x) ") + formula.body + " end";
    if (luaL_dostring(L_, source.c_str()) != LUA_OK) throw std::runtime_error(lua_tostring(L_, -1));
    lua_newtable(L_);
    if (with.view) wrap();
    if (with.hook) lua_sethook(L_, count_hook, LUA_MASKCOUNT, 1000);
    lua_pushglobaltable(L_);  // function x globals
  }
  ~Bare() { lua_close(L_); }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  void evaluate() {
    set(with_.view ? 4 : 2, "ikm", 3.222);
    set(with_.view ? 4 : 2, "ipp", 3.08);
    if (with_.upvalue) {
      lua_pushvalue(L_, with_.view ? 5 : 3);
      if (lua_setupvalue(L_, 1, 1) == nullptr) lua_pop(L_, 1);
    }
    lua_pushvalue(L_, 1);
    lua_pushvalue(L_, 2);
    if (lua_pcall(L_, 1, 1, 0) != LUA_OK) throw std::runtime_error(lua_tostring(L_, -1));
    lua_pop(L_, 1);
  }

 private:
  // x becomes an empty table that leads to the real one: function x meta real.
  void wrap() {
    lua_createtable(L_, 0, 3);
    lua_newtable(L_);
    lua_pushvalue(L_, -1);
    lua_setfield(L_, 3, "__index");
    lua_pushboolean(L_, 0);
    lua_setfield(L_, 3, "__metatable");
    lua_pushvalue(L_, 3);
    lua_setmetatable(L_, 2);
  }

  void set(int table, const char* name, double value) {
    lua_pushnumber(L_, value);
    lua_setfield(L_, table, name);
  }

  Protections with_;
  Cap cap_;
  lua_State* L_ = nullptr;
};

double engine(const Formula& formula, const char* before) {
  iku::Engine engine;
  const iku::Formula compiled = engine.add(
      std::string(before) + "return indikator {kode = 'a', masukan = {ikm = {}, ipp = {}}, " +
          "formulasi = function(x) " + formula.body + " end}",
      "a.lua");
  const std::vector<double> numbers = {3.222, 3.08};
  return nanoseconds(formula.evaluations, [&] {
    if (!engine.evaluate(compiled, numbers).is_number()) throw std::runtime_error("no number");
  });
}

}  // namespace

int main() {
  for (const Formula& formula : kFormulas) {
    std::printf("%s\n", formula.name);
    double bare = 0;
    const auto report = [&](const char* what, double took) {
      if (bare <= 0) bare = took;
      std::printf("  %-34s %10.0f ns   %.2f\n", what, took, took / bare);
    };
    const auto measure = [&](const char* what, Protections with) {
      Bare state(formula, with);
      report(what, nanoseconds(formula.evaluations, [&] { state.evaluate(); }));
    };
    measure("bare lua_pcall", {});
    measure("+ count hook", {true, false, false, false});
    measure("+ allocator with a cap", {true, true, false, false});
    measure("+ upvalue put back", {true, true, true, false});
    measure("+ read-only view of x", {true, true, true, true});
    report("Engine::evaluate", engine(formula, "local function f() end "));  // never the quick way
    report("Engine::evaluate, as it is written", engine(formula, ""));
  }
  return counted < 0 ? 1 : 0;
}
