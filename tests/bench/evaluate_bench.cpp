#include <algorithm>
#include <chrono>
#include <cstdio>
#include <lua.hpp>
#include <string>
#include <vector>

#include "formula/engine.hpp"

// What one evaluation through the engine's public API costs beside a bare lua_pcall of the same
// function on a plain table, in one run. Prints nanoseconds and the ratio; not a ctest.

namespace {

constexpr int kRounds = 21;
constexpr int kCalls = 200'000;
constexpr const char* kFunction = "return function(x) return 1.25 * x.ikm + x.ipp end";
constexpr const char* kFormula = R"lua(return indikator {
  kode = "ikpp", nama = "Indeks Kualitas Pelayanan Publik", satuan = "indeks", skala = {0, 10},
  masukan = {ikm = {skala = {1, 4}}, ipp = {skala = {0, 5}}},
  formulasi = function(x) return 1.25 * x.ikm + x.ipp end,
})lua";

template <typename Body>
double nanoseconds(Body body) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < kCalls; ++i) body(i);
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
  return took.count() / kCalls;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  lua_State* L = luaL_newstate();
  luaL_openlibs(L);
  if (luaL_dostring(L, kFunction) != LUA_OK) return 1;
  lua_newtable(L);
  double sum = 0;
  const auto bare = [&](int i) {
    lua_pushnumber(L, 1.0 + (i % 300) * 0.01);
    lua_setfield(L, 2, "ikm");
    lua_pushnumber(L, 3.08);
    lua_setfield(L, 2, "ipp");
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    if (lua_pcall(L, 1, 1, 0) != LUA_OK) return;
    sum += lua_tonumber(L, -1);
    lua_pop(L, 1);
  };
  const auto bare_call = [&](int) {
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    if (lua_pcall(L, 1, 1, 0) != LUA_OK) return;
    sum += lua_tonumber(L, -1);
    lua_pop(L, 1);
  };
  iku::Engine engine;
  const iku::Formula formula = engine.add(kFormula, "ikpp.lua");
  double inputs[2] = {0, 3.08};
  const auto guarded = [&](int i) {
    inputs[0] = 1.0 + (i % 300) * 0.01;
    sum += engine.evaluate(formula, inputs).number();
  };
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> c;
  std::vector<double> ratio;
  for (int round = 0; round < kRounds; ++round) {
    a.push_back(nanoseconds(bare));
    c.push_back(nanoseconds(bare_call));
    b.push_back(nanoseconds(guarded));
    ratio.push_back(b.back() / c.back());
  }
  std::printf("bare lua_pcall, inputs set by name   %7.1f ns\n", median(a));
  std::printf("bare lua_pcall, inputs already there %7.1f ns\n", median(c));
  std::printf("Engine::evaluate, limits on          %7.1f ns\n", median(b));
  std::printf("ratio to the second                  %7.2f\n", median(ratio));
  lua_close(L);
  return sum > 0 ? 0 : 1;
}
