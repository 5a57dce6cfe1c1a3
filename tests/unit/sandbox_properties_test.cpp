#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "formula/engine.hpp"
#include "formula_fixture.hpp"
#include "sandbox_fixture.hpp"

// What holds for every script, tried with scripts thrown together by a seeded dice: a limit never
// becomes a value, whatever is around it; no script changes what another one gives; and the order
// in which they run does not matter.

namespace {

using iku::Engine;
using iku::Value;
using iku::test::Dice;

const iku::Inputs kInputs = {{"realisasi", Value(84.0)}, {"target", Value(82.0)}};

Engine::Options small_budget() {
  Engine::Options options;
  options.budget.instructions = 4'000'000;
  options.budget.seconds = 1e6;  // fuel alone decides, on slow machines too
  options.budget.memory = 16u << 20;
  options.budget.block = 1u << 20;
  return options;
}

/// Statements that end in a failure that must not be caught, with the classes it may have.
struct Deed {
  const char* statement;
  const char* ending;
};

const std::vector<Deed> kDeeds = {
    {"while true do end", "limit.cpu"},
    {"for i = 1, 1e15 do local _ = i * i end", "limit.cpu"},
    {"(('a'):rep(60)):find(('a?'):rep(60) .. ('a'):rep(60))", "limit.cpu"},
    {"while true do table.sort({5, 2, 4, 1, 3}, function(a, b) return a > b end) end", "limit.cpu"},
    {"local t = {} while true do t[#t + 1] = {} end", "limit.memory"},
    {"local s = 'x' while true do s = s .. s end", "limit.memory"},
    {"local _ = ('x'):rep(1e9)", "limit.memory"},
    {"local t = {} for i = 1, 1e6 do t = {t, i, {}} end", "limit.memory"},
    {"local _ = table.concat({('x'):rep(6e5), ('x'):rep(6e5)})", "limit.memory"},
    {"local function f() return 1 + f() end f()", "limit.depth"},
    {"local function f() table.sort({2, 1}, f) end f()", "limit.depth"},
    {"while true do print('x') end", "limit.output"},
    {"os.exit()", "denied"},
    {"local _ = load", "denied"},
    {"math.floor = nil", "denied"},
    {"x.realisasi = 1", "denied"},
    {"table.insert(string, 1)", "denied"},
};

/// What is put around a statement, in place of its "@".
const std::vector<std::string> kAround = {
    "pcall(function() @ end)",
    "local ok, e = pcall(function() @ end) if not ok then pcall(error, e) end",
    "xpcall(function() @ end, function(m) return m end)",
    "xpcall(error, function() @ end, 'a')",
    "for i = 1, 3 do pcall(function() @ end) end",
    "while true do pcall(function() @ end) end",
    "pcall(pcall, pcall, function() @ end)",
    "pcall(table.sort, {2, 1}, function(a, b) @ return a < b end)",
    "pcall(string.gsub, 'a', 'a', function() @ end)",
    "local _ = select(2, pcall(function() @ end)) or 1",
    "do local t = {f = function(...) @ end} t.f(1, 2, 3) end",
    "local function g(n) if n > 0 then return pcall(g, n - 1) end @ end g(5)",
    "for _, v in ipairs({1, 2}) do if v == 2 then @ end end",
    "repeat @ until true",
};

std::string put_around(const std::string& around, const std::string& statement) {
  std::string all = around;
  all.replace(all.find('@'), 1, statement);
  return all;
}

/// The deed inside up to five layers.
std::string hostile(Dice& dice, const Deed& deed) {
  std::string script = deed.statement;
  for (std::size_t layers = dice.roll(6); layers > 0; --layers) {
    script = put_around(kAround[dice.roll(kAround.size())], script);
  }
  return script + " return 1";
}

/// Arithmetic over the inputs; may end in a number, as infinite, or in a fault.
std::string expression(Dice& dice, int depth) {
  static const std::vector<std::string> leaves = {"x.realisasi", "x.target", "0",  "1.5",   "7",
                                                  "1e300",       "(1 // 1)", "-3", "#'abc'"};
  static const std::vector<std::string> shapes = {"(@ + @)",
                                                  "(@ - @)",
                                                  "(@ * @)",
                                                  "(@ / @)",
                                                  "(@ // @)",
                                                  "(@ % @)",
                                                  "math.max(@, @)",
                                                  "math.floor(@)",
                                                  "jika(@ < @, @, @)",
                                                  "rasio.persen(@, @)",
                                                  "batas(@, -5, 500)",
                                                  "bulat(@, 2)",
                                                  "rata.hitung({@, @, @})"};
  if (depth == 0) return leaves[dice.roll(leaves.size())];
  std::string text = shapes[dice.roll(shapes.size())];
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) {
    text.replace(at, 1, expression(dice, depth - 1));
  }
  return text;
}

/// Everything about a value: a number by its bits. Where memory ended depends on what was there.
std::string all_of(const Value& value) {
  if (value.is_number()) return std::to_string(std::bit_cast<std::uint64_t>(value.number()));
  if (!value.is_failure()) return iku::test::shown(value);
  const iku::Failure& failure = value.failure();
  if (failure.kind == iku::FailureClass::kLimitMemory) return "limit.memory";
  return iku::test::shown(value) + " " + failure.where.file + ":" +
         std::to_string(failure.where.line);
}

std::string run(Engine& engine, const std::string& script) {
  const std::string end = all_of(engine.run(script, "uji.lua", kInputs));
  engine.take_output();
  return end;
}

const std::vector<std::string> kGood = {
    "return x.realisasi / x.target * 100",
    "local t = {3, 1, 2} table.sort(t) return t[1] + #('a'):rep(3) + math.max(1, 2)",
    "local s = 0 for k, v in pairs({a = 0.1, b = 0.2, c = 0.3}) do s = s + v end return s",
    "return rata.hitung({x.realisasi, x.target, 0.1}) + rasio.persen(1, 3)",
    "local n = 0 for w in ('a b c'):gmatch('%a') do n = n + #w end return n / 3",
    "return pcall(error, 'a') and 1 or 2",
    "return tonumber(('%.3f'):format(x.realisasi / 7)) + utf8.len('é')",
    "return indikator {kode = 'a', masukan = {realisasi = {}},"
    " formulasi = function(x) return x.realisasi / 3 end}",
};

constexpr const char* kCompiled =
    "local n, t = 0, {0.1} local function f() n = n + 1 return n * t[1] end "
    "return indikator {kode = 'k', masukan = {m = {}}, formulasi = function(x) "
    "return f() + f() + x.m end}";

}  // namespace

TEST_CASE("a limit or denial is never hidden and never becomes a value, whatever is around it") {
  Dice dice(20'240'101);
  Engine engine(small_budget());
  for (int round = 0; round < 8; ++round) {
    for (const Deed& deed : kDeeds) {
      const std::string script = hostile(dice, deed);
      CAPTURE(script);
      const Value value = engine.run(script, "uji.lua", kInputs);
      engine.take_output();
      REQUIRE(value.is_failure());
      CHECK(std::string(failure_name(value.failure().kind)) == deed.ending);
      CHECK_FALSE(value.failure().message.empty());
      CHECK(value.failure().where.file == "uji.lua");
    }
  }
}

TEST_CASE("time is a limit that nothing hides either") {
  Engine::Options options = small_budget();
  options.budget.instructions = std::int64_t{1} << 60;
  options.budget.seconds = 0.01;
  Dice dice(3);
  Engine engine(options);
  for (int round = 0; round < 20; ++round) {
    const std::string script = hostile(dice, {"while true do local _ = 1 end", ""});
    CAPTURE(script);
    const Value value = engine.run(script, "uji.lua", kInputs);
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == iku::FailureClass::kLimitTime);
  }
}

TEST_CASE("after any failing script a good formula gives the same bits") {
  Dice dice(11);
  std::vector<std::string> wanted;
  for (const std::string& good : kGood) {
    Engine fresh(small_budget());
    CAPTURE(good);
    REQUIRE(fresh.run(good, "uji.lua", kInputs).is_number());
    wanted.push_back(run(fresh, good));
  }
  Engine engine(small_budget());
  const iku::Formula compiled = engine.add(kCompiled, "k.lua");
  const std::vector<double> numbers = {10};
  const std::string kept = all_of(engine.evaluate(compiled, numbers));
  for (int round = 0; round < 3; ++round) {
    for (const Deed& deed : kDeeds) {
      const std::string script = hostile(dice, deed);
      CAPTURE(script);
      CHECK(engine.run(script, "uji.lua", kInputs).is_failure());
      for (std::size_t i = 0; i < kGood.size(); ++i) CHECK(run(engine, kGood[i]) == wanted[i]);
      CHECK(all_of(engine.evaluate(compiled, numbers)) == kept);
    }
  }
}

TEST_CASE("scripts give the same in every order, and what each gives alone") {
  Dice dice(7);
  std::vector<std::string> scripts = kGood;
  for (int i = 0; i < 60; ++i) scripts.push_back("return " + expression(dice, 3));
  for (const Deed& deed : kDeeds) scripts.push_back(hostile(dice, deed));
  std::vector<std::string> alone;
  for (const std::string& script : scripts) {
    Engine fresh(small_budget());
    alone.push_back(run(fresh, script));
  }
  std::vector<std::size_t> order(scripts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Engine engine(small_budget());
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[dice.roll(i + 1)]);
    for (const std::size_t i : order) {
      CAPTURE(scripts[i]);
      CHECK(run(engine, scripts[i]) == alone[i]);
    }
  }
}

TEST_CASE("the order of indikator in a plan does not matter, hostile ones among them") {
  struct Row {
    const char* kode;
    const char* formulasi;
    const char* realisasi;
  };
  const std::vector<Row> rows = {
      {"baik", "x.a / x.b * 100", "84,00"},
      {"ikut", "x.baik + 1", "85,00"},
      {"putar", "(function() while true do end end)()", "limit.cpu: "},
      {"rakus", "('x'):rep(1e9)", "limit.memory: "},
      {"dalam", "(function() local function f() return 1 + f() end return f() end)()",
       "limit.depth: "},
      {"larang", "os.time()", "denied: "},
      {"ubah", "(function() x.a = 7 return 1 end)()", "denied: "},
      {"bukan", "1 / (x.a - x.a)", "result: "},
      {"keliru", "x.a .. nil", "runtime: "},
      {"hilang", "x.c", "tidak ada: c: tidak diisi"},
      {"turut", "x.putar + 1", "limit.cpu: "},
  };
  std::vector<std::pair<std::string, std::string>> scripts;
  for (const Row& row : rows) {
    scripts.emplace_back(
        std::string("indikator/") + row.kode + ".lua",
        iku::test::definition_text(row.kode, row.formulasi, "masukan = {a = {}, b = {}, c = {}},"));
  }
  Dice dice(5);
  std::vector<Row> order = rows;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[dice.roll(i + 1)]);
    std::string plan;
    for (const Row& row : order) {
      plan += (plan.empty() ? "" : ", ") + std::string(R"({"kode": ")") + row.kode +
              R"(", "nama": "N", "formulasi": ")" + row.kode + R"(", "target": {"2024": 80},)" +
              R"("masukan": {"a": {"2024": 42}, "b": {"2024": 50}}})";
    }
    iku::test::Bench bench(iku::test::indikator_text(plan), scripts);
    bench.unit();
    for (const Row& row : rows) {
      CAPTURE(std::string(row.kode));
      CHECK(iku::test::shown(bench.indikator(row.kode).realisasi).starts_with(row.realisasi));
    }
  }
}

TEST_CASE("a formula that counts its evaluations gives every unit and year the same") {
  const auto unit = [](const std::string& kode) {
    return R"({"kode": ")" + kode + R"(", "nama": "U", "jenjang": "kecamatan", "tujuan": [)" +
           R"({"kode": "T", "nama": "T", "indikator": [)" +
           R"({"kode": "a", "nama": "A", "formulasi": "hitung", "target": {"2023": 1, "2024": 1}},)" +
           R"({"kode": "b", "nama": "B", "formulasi": "hitung", "target": {"2023": 1, "2024": 1}}]}]})";
  };
  iku::test::Bench bench(
      R"({"format": "iku/1", "nama": "Uji", "tahun": 2024, "kebijakan": "jombang-2024",)"
      R"("skrip": ["skrip"], "sumber": "data uji", "unit": [)" +
          unit("satu") + ", " + unit("dua") + "]}",
      {{"indikator/hitung.lua",
        "local n = 0\n"
        "local function naik() n = n + 1 return n end\n"
        "return indikator {kode = 'hitung', nama = 'H', satuan = '', polaritas = 'positif',\n"
        "  formulasi = function(x) naik() pcall(naik) return naik() end}"}});
  iku::formula::Selection selection;
  selection.tahun = {2023, 2024};
  const iku::Calculation calculation = bench.calculator().calculate(selection);
  REQUIRE(calculation.results.size() == 4);
  for (const iku::UnitResult& result : calculation.results) {
    iku::for_each_result(result, [](const iku::IndikatorResult& row) {
      CHECK(iku::test::shown(row.realisasi) == "3,00");
    });
  }
}

TEST_CASE("what one session line does is not seen by the next") {
  iku::test::Bench bench(iku::test::indikator_text(
      R"({"kode": "r", "nama": "R", "target": {"2024": 80}, "realisasi": {"2024": 40}})"));
  iku::formula::Calculator& calculator = bench.calculator();
  const auto ask = [&](const std::string& line) {
    return iku::test::shown(calculator.ask(line, {{"r", Value(40.0)}}));
  };
  for (const char* line : {
           "(function() bocor = 1 return 1 end)()",
           "(function() x.r = 1 return 1 end)()",
           "(function() math.huge = 1 return 1 end)()",
           "(function() _ENV.bocor = 1 return 1 end)()",
           "(function() table.insert(string, 1) return 1 end)()",
       }) {
    CAPTURE(std::string(line));
    CHECK(ask(line).starts_with("denied: "));
    CHECK(ask("bocor").starts_with("denied: "));
    CHECK(ask("x.r + math.floor(2.5)") == "42,00");
  }
  // However long a session lasts: these lines would fill the memory of one evaluation many times.
  const std::string long_text(50'000, 'a');
  for (int i = 0; i < 2000; ++i) {
    REQUIRE(ask("#'" + long_text + std::to_string(i % 10) + "'") == "50.001,00");
  }
}
