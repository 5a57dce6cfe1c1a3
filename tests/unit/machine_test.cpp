#include "lua/machine.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula/fields.hpp"
#include "repository.hpp"

namespace {

using iku::Failure;
using iku::FailureClass;
using iku::Value;
using iku::formula::Fields;
using iku::lua::Datum;
using iku::lua::Machine;
using iku::lua::Reading;

/// Runs a chunk over x.a = 42 and x.b = 50, in a machine of its own where none is given.
Value run(Machine& machine, const std::string& chunk, Reading reading = Reading::kPlain,
          bool grades = false) {
  const auto compiled = machine.compile(chunk, "uji.lua");
  if (compiled.failure) return Value(*compiled.failure);
  Fields x{{"a", Value(42.0)}, {"b", Value(50.0)}, {"c", Value(iku::Missing{"belum dinilai", ""})}};
  Machine::Call call;
  call.world = &x;
  call.reading = reading;
  call.grades = grades;
  return machine.call(compiled.value, call).value;
}

std::string shown(const Value& value) {
  if (value.is_number()) return std::to_string(value.number());
  if (value.is_grade()) return value.grade().name;
  if (value.is_missing()) return value.missing().name + ": " + value.missing().reason;
  const Failure& failure = value.failure();
  return std::string(failure_name(failure.kind)) + " " + std::to_string(failure.where.line);
}

TEST_CASE("an evaluation ends in a value, as missing, or in a failure with its class and line") {
  struct Row {
    const char* chunk;
    const char* ending;
  };
  const std::vector<Row> rows = {
      {"return 100 * x.a / x.b", "84.000000"},
      {"return -0.0", "0.000000"},
      {"return x.c", "c: belum dinilai"},
      {"return x:ada('c') and 1 or 0", "0.000000"},
      {"return x:ada('a') and 1 or 0", "1.000000"},
      {"kosong('target 0')", ": target 0"},
      {"local n = 1\nreturn n.x.y", "runtime 2"},
      {"\n\ngagal('tidak bisa')", "runtime 3"},
      {"return x.tidak_ada", "runtime 1"},
      {"x.a = 1", "denied 1"},
      {"return os.time()", "denied 1"},
      {"math.floor = nil", "denied 1"},
      {"y = 1", "denied 1"},
      {"return 1 +", "syntax 1"},
      {"\nreturn )", "syntax 2"},
      {"while true do end", "limit.cpu 1"},
      {"local function f() return 1 + f() end return f()", "limit.depth 1"},
      {"local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1e5) .. i end", "limit.memory 1"},
      {"for i = 1, 1e5 do print(('x'):rep(1000)) end", "limit.output 1"},
      {"return 1 / 0", "result 0"},
      {"return 0 / 0", "result 0"},
      {"return '84'", "result 0"},
      {"return nil", "result 0"},
      {"return {}", "result 0"},
      {"return true", "result 0"},
      {"return (1 << 53) + 2", "9007199254740994.000000"},
      {"return '10' + 1", "runtime 1"},
  };
  Machine machine;
  for (const Row& row : rows) {
    CAPTURE(std::string(row.chunk));
    CHECK(shown(run(machine, row.chunk)) == row.ending);
  }
}

TEST_CASE("a source larger than its budget is not compiled") {
  iku::Budget budget;
  budget.source = 1000;
  Machine machine(budget);
  CHECK(shown(run(machine, "return 1 --" + std::string(2000, '-'))) == "limit.source 0");
  CHECK(shown(run(machine, "return 1 --" + std::string(500, '-'))) == "1.000000");
}

TEST_CASE("pcall catches errors, and neither limits nor denials") {
  struct Row {
    const char* chunk;
    const char* ending;
  };
  const std::vector<Row> rows = {
      {"return pcall(error, 'a') and 1 or 2", "2.000000"},
      {"return pcall(gagal, 'a') and 1 or 2", "2.000000"},
      {"return pcall(function() return x.c end) and 1 or 2", "2.000000"},
      {"local ok, e = pcall(function() return x.c end) error(e)", "c: belum dinilai"},
      {"return select(2, xpcall(error, function(m) return #m end, 'abc'))", "3.000000"},
      {"pcall(function() while true do end end) return 1", "limit.cpu 1"},
      {"pcall(function() return os end) return 1", "denied 1"},
      {"xpcall(function() return os end, function() return 1 end) return 1", "denied 1"},
      {"local function f() return pcall(f) end f() return 1", "1.000000"},
  };
  Machine machine;
  for (const Row& row : rows) {
    CAPTURE(std::string(row.chunk));
    CHECK(shown(run(machine, row.chunk)) == row.ending);
  }
}

TEST_CASE("a string is a grade only where the call allows it") {
  Machine machine;
  CHECK(shown(run(machine, "return 'BB'", Reading::kPlain, true)) == "BB");
  CHECK(shown(run(machine, "return 'BB'", Reading::kPlain, false)) == "result 0");
}

TEST_CASE("time ends an evaluation whose steps would last longer") {
  iku::Budget budget;
  budget.seconds = 0.05;
  budget.instructions = std::int64_t{1} << 60;
  Machine machine(budget);
  CHECK(shown(run(machine, "while true do end")) == "limit.time 1");
  CHECK(shown(run(machine, "return 1")) == "1.000000");
}

TEST_CASE("the trace reading gives the value of the plain one, with how it was made") {
  Machine machine;
  for (const char* chunk :
       {"return 1.25 * x.a + x.b", "return -x.a ^ 2 % 7 // 3", "return math.max(x.a, x.b, 3)",
        "return jika(x.a < x.b, x.a, x.b)", "return bulat(x.a / x.b, 3)",
        "return rasio.persen(x.a, x.b)", "return batas(x.a * 3, 0, 100)"}) {
    CAPTURE(std::string(chunk));
    const Value plain = run(machine, chunk);
    const Value traced = run(machine, chunk, Reading::kTrace);
    REQUIRE(plain.is_number());
    CHECK(shown(traced) == shown(plain));
    REQUIRE(machine.trace().root >= 0);
    const auto root = static_cast<std::size_t>(machine.trace().root);
    REQUIRE(root < machine.trace().nodes.size());
    CHECK(machine.trace().nodes[root].value == doctest::Approx(plain.number()));
  }
}

TEST_CASE("a trace is of the last call alone, and its nodes come after their operands") {
  Machine machine;
  run(machine, "return x.a + x.b", Reading::kTrace);
  run(machine, "return x.a * 2", Reading::kTrace);
  const iku::lua::Trace& trace = machine.trace();
  REQUIRE(trace.nodes.size() == 3);
  CHECK(trace.nodes[0].name == "a");
  for (std::size_t i = 0; i < trace.nodes.size(); ++i) {
    for (const int arg : trace.nodes[i].args) CHECK(arg < static_cast<int>(i));
  }
}

TEST_CASE("a definition is handed over as data, with its mark and line") {
  Machine machine;
  const auto outcome = machine.define(
      "local t = {skala = {0, 10}}\n"
      "return indikator {\n  kode = 'a', skala = t.skala, ya = true, f = function(x) return 7 "
      "end,\n"
      "  masukan = {m = {nama = 'M'}},\n}",
      "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  CHECK(outcome.value.mark == "indikator");
  CHECK(outcome.value.line == 2);
  const Datum& data = outcome.value.data;
  REQUIRE(data.find("kode") != nullptr);
  CHECK(data.find("kode")->string == "a");
  REQUIRE(data.find("skala")->items.size() == 2);
  CHECK(data.find("skala")->items[1].number == 10);
  CHECK(data.find("ya")->boolean);
  CHECK(data.find("masukan")->find("m")->find("nama")->string == "M");
  CHECK(data.find("tidak") == nullptr);
  Machine::Call call;
  CHECK(shown(machine.call(data.find("f")->function, call).value) == "7.000000");
  const iku::lua::FunctionPlace place = machine.place_of(data.find("f")->function);
  CHECK(place.file == "a.lua");
  CHECK(place.first_line == 3);
}

TEST_CASE("a script that defines nothing or stops is a failure with its file") {
  struct Row {
    const char* source;
    FailureClass kind;
  };
  const std::vector<Row> rows = {
      {"return 42", FailureClass::kResult},
      {"return", FailureClass::kResult},
      {"error('a')", FailureClass::kRuntime},
      {"return indikator(7)", FailureClass::kRuntime},
      {"kosong('a')", FailureClass::kRuntime},
      {"return indikatr {}", FailureClass::kDenied},
      {"while true do end", FailureClass::kLimitCpu},
      {"local t = {} for i = 1, 40 do t = {t} end return indikator {t = t}",
       FailureClass::kRuntime},
  };
  Machine machine;
  for (const Row& row : rows) {
    CAPTURE(std::string(row.source));
    const auto outcome = machine.define(row.source, "a.lua");
    REQUIRE(outcome.failure.has_value());
    CHECK(outcome.failure->kind == row.kind);
    CHECK(outcome.failure->where.file == "a.lua");
  }
  CHECK(shown(run(machine, "return 1")) == "1.000000");
}

TEST_CASE("slots are read before the world, and only what they lack is asked of it") {
  Machine machine;
  const auto outcome =
      machine.define("return indikator { f = function(x) return x.a + x.b + x.z end }", "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  const iku::lua::Function f = outcome.value.data.find("f")->function;
  machine.declare_slots(f, {"a", "b"});
  Fields world{{"a", Value(1000.0)}, {"z", Value(5.0)}};
  const std::vector<double> numbers = {1, 2};
  Machine::Call call;
  call.world = &world;
  call.numbers = numbers.data();
  CHECK(shown(machine.call(f, call).value) == "8.000000");
}

TEST_CASE("library functions are found by module and name") {
  Machine machine;
  const auto persen = machine.library_function("rasio", "persen");
  REQUIRE(static_cast<bool>(persen));
  CHECK(shown(machine.call_with_numbers(persen, {1, 4}).value) == "25.000000");
  CHECK(machine.call_with_numbers(persen, {1, 0}).value.is_missing());
  CHECK_FALSE(static_cast<bool>(machine.library_function("rasio", "tidak_ada")));
  CHECK_FALSE(static_cast<bool>(machine.library_function("tidak_ada", "persen")));
}

TEST_CASE("what is forgotten frees its memory, and what was kept before still runs") {
  Machine machine;
  const auto kept = machine.compile("return 1", "a.lua");
  machine.collect_garbage();
  const std::size_t count = machine.kept();
  const std::size_t before = machine.memory_used();
  for (int i = 0; i < 100; ++i) {
    const std::string text = "return " + std::string(i % 2 == 0 ? "2" : "3");
    CHECK(run(machine, text).is_number());
    machine.forget_after(count);
  }
  machine.collect_garbage();
  CHECK(machine.kept() == count);
  CHECK(machine.memory_used() < before + 4096);
  Machine::Call call;
  Fields nothing;
  call.world = &nothing;
  CHECK(shown(machine.call(kept.value, call).value) == "1.000000");
}

TEST_CASE("the stdlib can be read from a directory, and a faulty one names its place") {
  const iku::test::Scratch scratch;
  std::filesystem::copy(iku::test::source_path("stdlib"), "stdlib",
                        std::filesystem::copy_options::recursive);
  iku::test::write_text("stdlib/rasio.lua", "return { persen = function(a, b) return 7 end }");
  Machine machine({}, "stdlib");
  CHECK(shown(run(machine, "return rasio.persen(1, 2)")) == "7.000000");
  iku::test::write_text("stdlib/rata.lua", "return {\n");
  const Value broken = run(machine, "return rata.sederhana({1})");
  REQUIRE(broken.is_failure());
  CHECK(broken.failure().message.find("rata.lua") != std::string::npos);
}

TEST_CASE("print goes into a buffer that is taken") {
  Machine machine;
  run(machine, "print(x.a, 'b', nil, true, {}) print()");
  CHECK(machine.take_output() == "42\tb\tnil\ttrue\ttable\n\n");
  CHECK(machine.take_output().empty());
}

}  // namespace
