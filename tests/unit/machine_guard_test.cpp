#include <doctest/doctest.h>

#include <chrono>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "base/diagnostic.hpp"
#include "formula/engine.hpp"
#include "formula/fields.hpp"
#include "lua/machine.hpp"

// What a Machine keeps apart: one evaluation from the next, one definition from the others, and
// the host's memory from all of them. Beside machine_test, which says what it gives.

using iku::FailureClass;
using iku::Value;
using iku::lua::Machine;
using iku::lua::Reading;

namespace {

std::string definition(const std::string& before, const std::string& body) {
  return before + " return indikator {kode = 'a', formulasi = function(x) " + body + " end}";
}

/// The failure class of a definition, or "ok".
std::string defined(Machine& machine, const std::string& source) {
  const auto outcome = machine.define(source, "a.lua");
  return outcome.failure ? std::string(failure_name(outcome.failure->kind)) : "ok";
}

Value run(Machine& machine, const std::string& source, Machine::Call call = {}) {
  const auto outcome = machine.define(source, "a.lua");
  if (outcome.failure) return Value(*outcome.failure);
  return machine.call(outcome.value.data.find("formulasi")->function, call).value;
}

// The class of a limit is what is tested here, on a busy machine too: time is not the limit.
iku::Budget unhurried() {
  iku::Budget budget;
  budget.seconds = 60;
  return budget;
}

}  // namespace

TEST_CASE("a definition that cannot be plain data is refused, whatever it is made of") {
  struct Row {
    const char* before;
    const char* table;
    const char* end;
  };
  const std::vector<Row> rows = {
      {"local t = {} for _ = 1, 100000 do t = {t} end", "t", "runtime"},
      {"local t = {} t.t = t", "t", "runtime"},
      {"local t = {} for _ = 1, 12 do local u = {} for i = 1, 100 do u[i] = t end t = u end", "t",
       "limit.memory"},
      {"local s = ('x'):rep(1000000) local t = {} for i = 1, 30000 do t[i] = s end", "t",
       "limit.memory"},
      {"local f = function() end for _ = 1, 10000 do local g = f f = function() return g end end",
       "{f}", "runtime"},
      {"local t = {} for i = 1, 60000 do t[i] = {} end local u = {} for i = 1, 3 do u[i] = t end",
       "u", "limit.memory"},
      {"local it = pairs({1, 2})", "{f = function() return it() end}", "runtime"},
      {"local it = ('a b'):gmatch('.')", "{f = it}", "runtime"},
  };
  Machine machine(unhurried());
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CHECK(defined(machine, definition(row.before, "return 1") + " --" + row.table) != "syntax");
    CHECK(defined(machine, std::string(row.before) + " return indikator {kode = 'a', catatan = " +
                               row.table + "}") == row.end);
    CHECK(machine.kept() <= 64);  // nothing of a refused definition stays
  }
}

TEST_CASE("what a definition keeps is taken from no other's memory, and has its bound") {
  iku::Budget budget;
  budget.memory = 16u << 20;
  Machine machine(budget);
  const std::string megabytes =
      "local hoard = {} for i = 1, N do hoard[i] = ('x'):rep(1000000) .. i end";
  const auto keeping = [&](const char* count) {
    std::string before = megabytes;
    before.replace(before.find('N'), 1, count);
    return definition(before, "return #hoard");
  };
  for (int i = 0; i < 4; ++i) CHECK(defined(machine, keeping("5")) == "ok");
  CHECK(defined(machine, keeping("10")) == "limit.memory");
  const Value value = run(machine, definition("",
                                              "local t = {} for i = 1, 12 do t[i] = "
                                              "('x'):rep(1000000) .. i end return #t"));
  REQUIRE(value.is_number());
  CHECK(value.number() == 12);
}

TEST_CASE("a chunk's x is gone for the next function") {
  Machine machine(unhurried());
  iku::formula::Fields fields;
  fields.set("rahasia", Value(7.0));
  const auto chunk = machine.compile("return x.rahasia", "chunk");
  REQUIRE(!chunk.failure);
  Machine::Call call;
  call.world = &fields;
  CHECK(machine.call(chunk.value, call).value.number() == 7);
  const Value value = run(machine, definition("", "return (function(y) return _ENV.x end)(1)"));
  REQUIRE(value.is_failure());
  CHECK(value.failure().kind == FailureClass::kDenied);
}

TEST_CASE("the reason of a missing value does not reach the next evaluation") {
  Machine machine(unhurried());
  const auto keeper = machine.define(
      "local _, e = pcall(kosong, 'milik sendiri') "
      "return indikator {kode = 'a', formulasi = function() error(e) end}",
      "a.lua");
  REQUIRE(!keeper.failure);
  CHECK(run(machine, definition("", "kosong('rahasia')")).is_missing());
  const Value value =
      machine.call(keeper.value.data.find("formulasi")->function, Machine::Call()).value;
  REQUIRE(value.is_failure());
  CHECK(value.failure().message.find("rahasia") == std::string::npos);
}

TEST_CASE("a formula with more inputs than a C function has stack slots") {
  iku::Engine engine;
  for (const int count : {1, 12, 13, 40, 250}) {
    CAPTURE(count);
    std::string inputs;
    std::string sum = "0.5";
    for (int i = 0; i < count; ++i) {
      inputs += "i" + std::to_string(i) + " = {},";
      sum += " + x.i" + std::to_string(i);
    }
    const std::string source = "return indikator {kode = 'a', masukan = {" + inputs +
                               "}, formulasi = function(x) return " + sum + " end}";
    const iku::Formula formula = engine.add(source, "a.lua");
    const std::vector<double> ones(static_cast<std::size_t>(count), 1.0);
    for (int time = 0; time < 3; ++time) {
      const Value value = engine.evaluate(formula, ones);
      REQUIRE(value.is_number());
      CHECK(value.number() == doctest::Approx(count + 0.5));
    }
  }
}

TEST_CASE("no loop hides from the reader of plain expressions") {
  const std::vector<std::string> bodies = {
      "return x.m --\r + (function() while true do end end)()\n",
      "return x.m --[[\n]] + (function() while true do end end)()",
      "return x.m + f(x)",
      "return x.m + f''",
      "return x.m + f{}",
      "return x.m + f[[]]",
      "return x.m + (f)(x)",
  };
  for (const std::string& body : bodies) {
    CAPTURE(body);
    iku::Engine::Options options;
    options.budget.instructions = 100'000;
    iku::Engine engine(options);
    const iku::Formula formula = engine.add(
        "local function f() while true do end end return indikator {kode = 'a', masukan = {m = {}},"
        "formulasi = function(x) " +
            body + " end}",
        "a.lua");
    const double one = 1;
    const Value value = engine.evaluate(formula, {&one, 1});
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == FailureClass::kLimitCpu);
  }
}

TEST_CASE("the trace reading does not fill the host's memory") {
  const std::vector<std::string> bodies = {
      "local s = ('x'):rep(1000000) local v = x.m for _ = 1, 100000 do v = catat(v, s, s) end "
      "return v",
      "local v = x.m while true do v = v + 1 end",
      "local v = x.m while true do v = math.max(v, 1, 2, 3, 4, 5, 6, 7, 8) end",
  };
  iku::formula::Fields fields;
  fields.set("m", Value(1.0));
  Machine machine(unhurried());
  Machine::Call call;
  call.world = &fields;
  call.reading = Reading::kTrace;
  for (const std::string& body : bodies) {
    CAPTURE(body);
    const Value value = run(machine, definition("", body), call);
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == FailureClass::kLimitMemory);
    CHECK(machine.trace().nodes.size() <= 100'010);
  }
}

TEST_CASE("state in a policy's tables does not stay, called through a library function") {
  Machine machine(unhurried());
  const auto outcome = machine.define(
      "local n = 0 return kebijakan {kode = 'k', angka = function(t) return t.f() end, "
      "predikat = {f = function() n = n + 1 return n end}}",
      "k.lua");
  REQUIRE(!outcome.failure);
  const auto& data = outcome.value.data;
  for (int time = 0; time < 3; ++time) {
    const auto result =
        machine.call_with_table(data.find("angka")->function, *data.find("predikat"), 1, false);
    REQUIRE(result.value.is_number());
    CHECK(result.value.number() == 1);
  }
}

TEST_CASE("messages and reasons that scripts make are short") {
  Machine machine(unhurried());
  for (const char* body :
       {"error(('x'):rep(1000000))", "gagal(('\\xff'):rep(1000000))", "kosong(('x'):rep(1000000))",
        "error(('é'):rep(100000), 0)", "return _ENV[('x'):rep(100000)]"}) {
    CAPTURE(body);
    const Value value = run(machine, definition("", body));
    const std::string& text = value.is_missing() ? value.missing().reason : value.failure().message;
    CHECK(text.size() < 1100);
  }
}

TEST_CASE("depth bounds functions of Lua too") {
  iku::Budget budget;
  budget.depth = 10;
  Machine machine(budget);
  const std::string nested =
      "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(";
  const Value deep = run(machine, definition("", nested + "30000)"));
  REQUIRE(deep.is_failure());
  CHECK(deep.failure().kind == FailureClass::kLimitDepth);
  const Value flat = run(machine, definition("", nested + "100)"));
  REQUIRE(flat.is_number());
  CHECK(flat.number() == 100);
}

TEST_CASE("a call may have a multiple of the budget, up to a bound, and the next has the budget") {
  iku::Budget budget = unhurried();
  budget.instructions = 100'000;
  Machine machine(budget);
  const auto loop = [&](int rounds, int factor) {
    Machine::Call call;
    call.budget_factor = factor;
    const std::string body = "for i = 1, " + std::to_string(rounds) + " do end return 1";
    return run(machine, definition("", body), call);
  };
  CHECK(loop(500'000, 10).is_number());
  for (const auto& [rounds, factor, steps] :
       {std::tuple(500'000, 1, "100000"), std::tuple(5'000'000, 10, "1000000"),
        std::tuple(50'000'000, 1'000'000, "10000000"), std::tuple(500'000, 0, "100000"),
        std::tuple(500'000, -5, "100000")}) {
    CAPTURE(factor);
    const Value value = loop(rounds, factor);
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == FailureClass::kLimitCpu);
    CHECK(value.failure().message.find(" " + std::string(steps) + " ") != std::string::npos);
  }
  CHECK(loop(20'000, 1).is_number());
}

TEST_CASE("a multiple of the largest budget there is does not wrap around") {
  iku::Budget budget = unhurried();
  budget.instructions = std::numeric_limits<std::int64_t>::max();
  Machine machine(budget);
  Machine::Call call;
  call.budget_factor = iku::kMaxBudgetFactor;
  CHECK(run(machine, definition("", "for i = 1, 100000 do end return 1"), call).is_number());
}

TEST_CASE("a call may take a multiple of the time") {
  iku::Budget budget;
  budget.instructions = 1'000'000'000'000;
  budget.seconds = 0.02;
  Machine machine(budget);
  const std::string endless = definition("", "while true do end");
  for (const int factor : {1, 10}) {
    CAPTURE(factor);
    Machine::Call call;
    call.budget_factor = factor;
    const auto start = std::chrono::steady_clock::now();
    const Value value = run(machine, endless, call);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == FailureClass::kLimitTime);
    CHECK(taken.count() >= 0.02 * factor);  // how much longer is for the machine to say
  }
}

TEST_CASE("an evaluation that starts over again and again has its bound") {
  // A world in which nothing is there yet, ever.
  class NotYet : public iku::lua::World {
   public:
    iku::lua::Answer read(const iku::lua::Scope&, std::string_view) override {
      iku::lua::Answer answer;
      answer.kind = iku::lua::Answer::Kind::kNotYet;
      return answer;
    }
    std::vector<std::string> names(const iku::lua::Scope&) override { return {}; }
  };
  NotYet world;
  iku::Budget budget;
  budget.instructions = 1'000'000;
  Machine machine(budget);
  const auto outcome = machine.define(
      definition("", "for i = 1, 100000 do local _ = i * i end return x.nanti"), "a.lua");
  REQUIRE(!outcome.failure);
  const auto formula = outcome.value.data.find("formulasi")->function;
  Machine::Call call;
  call.world = &world;
  int tries = 0;
  Machine::Result result;
  do {
    result = machine.call(formula, call);
    ++tries;
  } while (result.not_yet && tries < 1000);
  CHECK(tries < 50);
  REQUIRE(result.value.is_failure());
  CHECK(result.value.failure().kind == FailureClass::kLimitCpu);
}

TEST_CASE(
    "a definition has a quota of keys, functions and references; what it may keep has its bound") {
  iku::Budget budget = unhurried();
  budget.definitions = 24u << 20;
  Machine machine(budget);
  CHECK(
      defined(machine,
              "local e, m = {}, {} for i = 1, 32700 do m['m' .. i] = e end "
              "return indikator {kode = 'a', masukan = m, formulasi = function() return 1 end}") ==
      "limit.memory");
  CHECK(defined(machine,
                "local m = {} for i = 1, 12000 do m[i] = function() return m end end "
                "return indikator {kode = 'a', m = m, formulasi = function() return 1 end}") ==
        "limit.memory");
  CHECK(machine.kept() <= 64);
  const std::string hoard = definition(
      "local hoard = {} for i = 1, 6 do hoard[i] = ('x'):rep(1000000) .. i end", "return #hoard");
  int kept = 0;
  while (kept < 100 && defined(machine, hoard) == "ok") ++kept;
  CHECK(kept >= 2);  // of 24 MiB, with the library beside them
  CHECK(kept <= 4);
  CHECK(defined(machine, definition("", "return 1")) == "ok");
  CHECK(run(machine, definition("", "return 7")).number() == 7);
}

TEST_CASE("a block that is too large is told as one") {
  Machine machine(unhurried());
  const Value value =
      run(machine, definition("", "local t = {} for i = 1, 1e6 do t[i] = i end return 1"));
  REQUIRE(value.is_failure());
  CHECK(value.failure().kind == FailureClass::kLimitMemory);
  CHECK(value.failure().message == "nilai yang dibuat melebihi 1024 KiB");
}

TEST_CASE("many honest definitions have room in one machine") {
  Machine machine(unhurried());
  iku::lua::Function last;
  for (int i = 0; i < 6000; ++i) {
    const auto outcome =
        machine.define("return indikator {kode = 'g" + std::to_string(i) +
                           "', masukan = {p = {}, q = {}, r = {}, s = {}}, "
                           "formulasi = function(x) return x.p + x.q + x.r + x.s end}",
                       "g" + std::to_string(i) + ".lua");
    REQUIRE(!outcome.failure);
    last = outcome.value.data.find("formulasi")->function;
    machine.declare_slots(last, {"p", "q", "r", "s"});
    const double numbers[] = {1, 2, 3, static_cast<double>(i)};
    double number = 0;
    REQUIRE(!machine.call_quick(last, numbers, nullptr, number));
    CHECK(number == 6.0 + i);
  }
  machine.collect_garbage();
  CHECK(machine.memory_used() < 6000 * 2500);
}

TEST_CASE("short of memory at any step, a formula fails alone and the others keep their bits") {
  const std::string source = definition(
      "local bobot = {a = {0.1, 0.2}, b = ('x'):rep(100)} local function jumlah(t) local n = 0 "
      "for _, v in ipairs(t) do n = n + v end return n end",
      "local t = {x.p, x.q, jumlah(bobot.a)} return rata.hitung(t) + #(bobot.b .. x.p)");
  const std::string other = definition("local f = 0.1", "return x.p / 3 + f");
  Machine machine(unhurried());
  iku::formula::Fields fields({{"p", Value(1.7)}, {"q", Value(2.3)}});
  Machine::Call call;
  call.world = &fields;
  const double numbers[] = {1.7, 2.3};
  const auto function_of = [](const auto& outcome) {
    return outcome.value.data.find("formulasi")->function;
  };
  const auto honest = machine.define(other, "other.lua");
  REQUIRE(!honest.failure);
  machine.declare_slots(function_of(honest), {"p", "q"});
  const double right = machine.call(function_of(honest), call).value.number();
  const auto others_keep_their_bits = [&] {
    machine.grant_requests(-1);
    const Value value = machine.call(function_of(honest), call).value;
    REQUIRE(value.is_number());
    CHECK(value.number() == right);
  };
  constexpr int kMany = 20'000;
  const std::size_t kept = machine.kept();
  int step = 0;
  for (bool sound = false; !sound && step < kMany; ++step) {  // it is loaded
    CAPTURE(step);
    machine.grant_requests(step);
    const auto outcome = machine.define(source, "a.lua");
    sound = !outcome.failure;
    if (!sound) CHECK(outcome.failure->kind == FailureClass::kLimitMemory);
    others_keep_their_bits();
    machine.forget_after(kept);
  }
  CHECK(step > 20);
  CHECK(step < kMany);
  for (const bool by_numbers : {false, true}) {
    CAPTURE(by_numbers);
    step = 0;
    for (bool sound = false; !sound && step < kMany; ++step) {  // it is evaluated
      CAPTURE(step);
      const auto outcome = machine.define(source, "a.lua");
      REQUIRE(!outcome.failure);
      machine.declare_slots(function_of(outcome), {"p", "q"});
      Machine::Call asked = call;
      if (by_numbers) asked.numbers = numbers;
      machine.grant_requests(step);
      const Value value = machine.call(function_of(outcome), asked).value;
      sound = value.is_number();
      if (!sound) {
        REQUIRE(value.is_failure());
        CHECK(value.failure().kind == FailureClass::kLimitMemory);
      }
      others_keep_their_bits();
      machine.forget_after(kept);
    }
    CHECK(step > 5);
    CHECK(step < kMany);
  }
}
