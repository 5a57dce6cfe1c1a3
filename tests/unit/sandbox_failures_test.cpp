#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "formula/engine.hpp"
#include "formula_fixture.hpp"
#include "lua/machine.hpp"

// What a failure tells, that what comes after it works, and that running out of memory is one
// wherever it happens.

namespace {

using iku::Engine;
using iku::Value;

const iku::Inputs kInputs = {{"ikm", Value(3.5)}, {"ipp", Value(2.0)}};

struct Row {
  const char* script;
  const char* ending;  // class
  int line;            // 0: not known
  const char* said;    // a part of the message
};

// Every class that one script can end in; `missing` and `cycle` need a plan: evaluator_test.
const std::vector<Row> kRows = {
    {"return 1 +\n", "syntax", 2, "akhir teks"},
    {"\nreturn os.time()", "denied", 2, "\"os\""},
    {"\nreturn string.dump", "denied", 2, "dump"},
    {"\nlocal t = 1\nbaru = t", "denied", 3, "local baru"},
    {"\nx.ikm = 1", "denied", 2, "ikm"},
    {"\n\nmath.pi = 3", "denied", 3, "\"pi\""},
    {"\nwhile true do end", "limit.cpu", 2, ""},
    {"\nlocal function f() return 1 + f() end\nreturn f()", "limit.depth", 2, ""},
    {"\nlocal _ = ('x'):rep(1e9)", "limit.memory", 2, ""},
    {"\nlocal s = 'x'\nwhile true do s = s .. s end", "limit.memory", 3, ""},
    {"\nfor i = 1, 1e6 do print(i) end", "limit.output", 2, ""},
    {"return 0 / 0", "result", 0, ""},
    {"return '3,5'", "result", 0, "3,5"},
    {"\nreturn x.ikn", "runtime", 2, "\"ikn\""},
    {"\nreturn x:unit('b').ikm", "runtime", 2, "\"b\""},
    {"\nlocal n\nreturn n.a", "runtime", 3, "n"},
    {"\nreturn ikm.a", "denied", 2, "ikm"},
    {"\nreturn rasio.tidak_ada(1)", "denied", 2, "tidak_ada"},
    {"\nlocal hitung\nreturn hitung(1)", "runtime", 3, "hitung"},
    {"\nreturn x.ikm + 'a'", "runtime", 2, ""},
    {"\ngagal('pesan sendiri')", "runtime", 2, "pesan sendiri"},
    {"\nerror('pesan sendiri')", "runtime", 2, "pesan sendiri"},
    {"\nerror('')", "runtime", 2, "galat tanpa pesan"},
    {"\nerror('\\0apa')", "runtime", 2, "apa"},
    {"\nerror({})", "runtime", 2, "tabel"},
    {"\nerror(nil)", "runtime", 2, "nil"},
    {"\nerror(7.5)", "runtime", 2, "bilangan"},
    {"\nerror(true)", "runtime", 2, "benar/salah"},
    {"\nerror(print)", "runtime", 2, "fungsi"},
    {"\nerror(x)", "runtime", 2, ""},
    {"\nlocal _, e = pcall(kosong, 'a')\nerror({e})", "runtime", 3, "tabel"},
};

constexpr const char* kAfter =
    "local t = {3, 1, 2} table.sort(t) local ok = pcall(error, 'a') "
    "return t[1] + #('%d'):format(7) + (ok and 100 or 0) + rasio.persen(1, 2)";

/// A formula as analysts write them: text, lists, a library function, a closure, an error caught.
constexpr const char* kTypical =
    "local t = {} for i = 1, 40 do t[i] = (i * 7) % 11 end "
    "table.sort(t, function(a, b) return a < b end) "
    "local s = '' for i, v in ipairs(t) do s = s .. ('%d,'):format(v) end "
    "local n = 0 for d in s:gmatch('%d+') do n = n + tonumber(d) end "
    "local names = {} for k in pairs({b = 1, a = 2}) do names[#names + 1] = k end "
    "local ok = pcall(error, {n}) "
    "return n + #table.concat(names) + rata.hitung({x.ikm, x.ipp}) + (ok and 1 or 0)";

std::string class_of(const Value& value) {
  if (!value.is_failure()) return std::string(value.status());
  return std::string(failure_name(value.failure().kind));
}

/// What a machine of this budget makes of the typical formula: its value, or the class it ends in.
std::string typical(const iku::Budget& budget) {
  std::unique_ptr<Engine> engine;
  try {
    engine = std::make_unique<Engine>(Engine::Options{budget, {}});
  } catch (const iku::Error&) {
    return "no state";
  } catch (const std::bad_alloc&) {
    return "no state";
  }
  const Value first = engine->run(kTypical, "uji.lua", kInputs);
  const Value again = engine->run(kTypical, "uji.lua", kInputs);
  // What did not fit leaves room for what does.
  const Value small = engine->run("return x.ikm", "kecil.lua", kInputs);
  if (!small.is_number() && class_of(small) != "limit.memory") return "after: " + class_of(small);
  const std::string ends = class_of(first) + " " + class_of(again);
  if (!first.is_number() || !again.is_number()) return ends;
  return iku::test::shown(first) + " " + iku::test::shown(again);
}

}  // namespace

TEST_CASE("a failure says what, where and about which name, and what comes after it works") {
  Engine engine;
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.script));
    const Value value = engine.run(row.script, "uji.lua", kInputs);
    REQUIRE(value.is_failure());
    const iku::Failure& failure = value.failure();
    CAPTURE(failure.message);
    CHECK(class_of(value) == row.ending);
    CHECK_FALSE(failure.message.empty());
    CHECK(failure.message.find(row.said) != std::string::npos);
    CHECK(failure.where.file == "uji.lua");
    CHECK(failure.where.line == row.line);
    engine.take_output();
    CHECK(iku::test::shown(engine.run(kAfter, "after.lua", {})) == "52,00");
  }
}

TEST_CASE("a definition that fails says the same, evaluated by numbers and by name") {
  for (const Row& row : kRows) {
    if (std::string(row.ending) == "syntax") continue;
    CAPTURE(std::string(row.script));
    Engine engine;
    const iku::Formula formula = engine.add(
        "return indikator {kode = 'a', masukan = {ikm = {}, ipp = {}}, formulasi = function(x) " +
            std::string(row.script) + " end}",
        "uji.lua");
    const std::vector<double> numbers = {3.5, 2.0};
    for (const Value& value :
         {engine.evaluate(formula, numbers), engine.evaluate(formula, kInputs)}) {
      REQUIRE(value.is_failure());
      CAPTURE(value.failure().message);
      CHECK(class_of(value) == row.ending);
      CHECK(value.failure().message.find(row.said) != std::string::npos);
      CHECK(value.failure().where.line == row.line);
    }
    engine.take_output();
    CHECK(iku::test::shown(engine.run(kAfter, "after.lua", {})) == "52,00");
  }
}

TEST_CASE("with ever more memory a formula ends in limit.memory, then in its value") {
  Engine enough;
  const std::string value = iku::test::shown(enough.run(kTypical, "uji.lua", kInputs));
  const std::string good = value + " " + value;
  CAPTURE(value);
  REQUIRE(value.starts_with("2"));
  iku::Budget budget;
  int refused = 0;
  int right = 0;
  for (budget.memory = 10'000; right < 20; budget.memory += 397) {
    REQUIRE(budget.memory < (4u << 20));
    const std::string ends = typical(budget);
    CAPTURE(budget.memory);
    if (ends == good) {
      ++right;
    } else if (ends != "no state") {
      ++refused;
      CHECK(ends.find("limit.memory") != std::string::npos);
    }
  }
  CHECK(refused > 20);
}

TEST_CASE("with ever larger blocks a formula ends in limit.memory, then in its value") {
  Engine enough;
  const std::string value = iku::test::shown(enough.run(kTypical, "uji.lua", kInputs));
  iku::Budget budget;
  int right = 0;
  for (budget.block = 64; right < 20; budget.block += budget.block / 8) {
    REQUIRE(budget.block < (64u << 20));
    const std::string ends = typical(budget);
    CAPTURE(budget.block);
    right += ends == value + " " + value ? 1 : 0;
    const bool as_promised = ends == value + " " + value || ends == "no state" ||
                             ends.find("limit.memory") != std::string::npos;
    CHECK(as_promised);
  }
}

TEST_CASE("a definition runs out of memory in limit.memory too, and the next one fits") {
  iku::Budget budget;
  budget.memory = 2u << 20;
  for (std::size_t kilobytes = 1; kilobytes < 3000; kilobytes += 37) {
    CAPTURE(kilobytes);
    iku::lua::Machine machine(budget);
    const std::string count = std::to_string(kilobytes);
    const auto outcome = machine.define(
        "local t = {} for i = 1, " + count +
            " do t[i] = ('x'):rep(1000) .. i end return indikator {kode = 'a', catatan = t[1], "
            "formulasi = function(x) return #t end}",
        "uji.lua");
    if (outcome.failure) {
      CHECK(outcome.failure->kind == iku::FailureClass::kLimitMemory);
      CHECK(outcome.failure->where.file == "uji.lua");
    } else {
      const auto formula = outcome.value.data.find("formulasi")->function;
      CHECK(machine.call(formula, {}).value.number() == static_cast<double>(kilobytes));
    }
    const auto next = machine.define("return indikator {kode = 'b'}", "b.lua");
    CHECK_FALSE(next.failure.has_value());
  }
}
