#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula_fixture.hpp"
#include "lua/machine.hpp"

// What scripts may see but never change: definitions, libraries, the environment, closures.

namespace {

using iku::lua::Machine;
using iku::test::shown;

std::string run(Machine& machine, const std::string& chunk) {
  const auto compiled = machine.compile(chunk, "a.lua");
  if (compiled.failure) return shown(iku::Value(*compiled.failure));
  return shown(machine.call(compiled.value, {}).value);
}

TEST_CASE("no library, module, constant or global can be changed") {
  Machine machine;
  for (const char* chunk : {"math.floor = nil", "math.pi = 3", "string.rep = 1", "table.baru = 1",
                            "capaian.positif = 1", "baru = 1", "print = nil", "_ENV.baru = 1",
                            "table.insert(math, 1)", "table.move({1}, 1, 1, 1, string)",
                            "table.remove(utf8)", "paket_dengan('permenpanrb-14-2017').kode = 'x'",
                            "paket_dengan('permenpanrb-14-2017').isi.unsur[1] = 1",
                            "pilih_paket('skm').isi.pita[1].nama = 'Z'"}) {
    CAPTURE(std::string(chunk));
    CHECK(run(machine, std::string(chunk) + " return 1").starts_with("denied: "));
  }
  CHECK(run(machine, "return math.floor(math.pi) + #pilih_paket('skm').isi.unsur") == "12,00");
}

TEST_CASE("a frozen table reads, counts and walks like the real one") {
  Machine machine;
  const char* pack = "local isi = pilih_paket('skm').isi ";
  CHECK(run(machine, std::string(pack) + "return #isi.unsur") == "9,00");
  CHECK(run(machine, std::string(pack) + "local n = 0 for _ in ipairs(isi.unsur) do n = n + 1 end "
                                         "return n") == "9,00");
  CHECK(run(machine, std::string(pack) + "local n = 0 for _ in pairs(isi.unsur) do n = n + 1 end "
                                         "return n") == "9,00");
  CHECK(run(machine, std::string(pack) + "return (next(isi.unsur))") == "1,00");
  CHECK(run(machine, std::string(pack) + "return rawlen(isi.unsur)") == "9,00");
  CHECK(run(machine, std::string(pack) + "return select('#', table.unpack(isi.unsur))") == "9,00");
}

TEST_CASE("the environment cannot be walked past its proxy") {
  Machine machine;
  CHECK(run(machine, "local n = 0 for _ in pairs(_ENV) do n = n + 1 end return n") == "0,00");
  CHECK(run(machine, "return next(_ENV) == nil and 1 or 0") == "1,00");
  CHECK(run(machine, "return rawlen(_ENV)") == "0,00");
}

TEST_CASE("tables that point at themselves freeze once") {
  Machine machine;
  const auto outcome = machine.define(
      "local t = {1} t.sendiri = t\n"
      "return indikator { kode = 'a', f = function(x) return t.sendiri.sendiri[1] end }",
      "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  CHECK(shown(machine.call(outcome.value.data.find("f")->function, {}).value) == "1,00");
}

TEST_CASE("what a formula closes over is as it was at every evaluation, however deep") {
  Machine machine;
  const auto outcome = machine.define(
      "local n, teks = 0, 'a'\n"
      "local function dalam() n = n + 1 teks = teks .. 'b' return n + #teks end\n"
      "local fungsi = {dalam}\n"
      "return indikator { kode = 'a', f = function(x) return fungsi[1]() end,\n"
      "  g = function(x) fungsi = nil return 1 end, h = function(x) return fungsi[1]() end }",
      "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  const auto call = [&](const char* name) {
    return shown(machine.call(outcome.value.data.find(name)->function, {}).value);
  };
  for (int i = 0; i < 3; ++i) {
    CHECK(call("f") == "3,00");
    CHECK(call("g") == "1,00");
    CHECK(call("h") == "3,00");
  }
}

TEST_CASE("two scripts do not reach each other") {
  Machine machine;
  CHECK(run(machine, "local rahasia = 7 return rahasia") == "7,00");
  CHECK(run(machine, "return rahasia").starts_with("denied: "));
}

}  // namespace
