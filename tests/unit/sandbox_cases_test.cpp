#include <doctest/doctest.h>

#include <cmath>
#include <ctime>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "formula/engine.hpp"
#include "model/value.hpp"
#include "repository.hpp"

// Runs tests/sandbox/*.lua and tests/sandbox-extra/*.lua as `iku eval` would, all in one Engine.
// The first line of a case says how it must end:
//   -- expect: ok=NUMBER             that value
//   -- expect: CLASS|CLASS           a failure of one of these classes
//   -- expect: second=NUMBER         two formulas, parted by `--// second`; the second gives that
// After each, an ordinary formula gives its value and the memory is back where it was.
// Three cases of more than 60 KiB are made here: a chain of 2.000 elseif, one of 110.000 `or`, and
// 30.000 goto with their labels.

namespace {

using iku::Value;

struct Case {
  std::string name;
  std::string text;
};

std::string many(int count, const std::string& separator, std::string (*part)(int)) {
  std::string all;
  for (int i = 0; i < count; ++i) all += (i == 0 ? "" : separator) + part(i);
  return all;
}

std::vector<Case> generated_cases() {
  const std::string chain = many(2000, " elseif ", [](int i) {
    const std::string n = std::to_string(i + 2);
    return "v==" + n + " then return " + n;
  });
  const std::string ors = many(110'001, " or ", [](int) { return std::string("v==1"); });
  const std::string jumps = many(30'000, " ", [](int i) { return "goto l" + std::to_string(i); });
  const std::string labels =
      many(30'000, " ", [](int i) { return "::l" + std::to_string(i) + "::"; });
  return {
      {"long elseif chain", "-- expect: ok=1\nlocal v=1 if " + chain + " else return 1 end\n"},
      {"huge or chain",
       "-- expect: limit.source|syntax\nlocal v=x.target return (" + ors + ") and 0 or 1\n"},
      {"many goto",
       "-- expect: limit.source|syntax\ndo " + jumps + " " + labels + " end return 1\n"},
      {"binary chunk", "-- expect: syntax|denied\n"},  // formulas() puts the bytes in its place
  };
}

std::vector<Case> all_cases() {
  std::vector<Case> cases = generated_cases();
  for (const char* folder : {"tests/sandbox", "tests/sandbox-extra"}) {
    for (const auto& path : iku::test::files_below(folder, {".lua"})) {
      cases.push_back({path.filename().string(), iku::test::read_text(path)});
    }
  }
  return cases;
}

const iku::Inputs kInputs = {
    {"realisasi", Value(84.0)}, {"target", Value(82.0)}, {"tahun", Value(2024.0)}};

/// "-- expect: a|b ; note" gives {"a", "b"}.
std::vector<std::string> expectation(const std::string& text) {
  const std::string mark = "-- expect: ";
  if (!text.starts_with(mark)) throw std::runtime_error("no expectation: " + text.substr(0, 60));
  const std::string word =
      text.substr(mark.size(), text.find_first_of(" \n", mark.size()) - mark.size());
  std::vector<std::string> ends;
  for (const std::string_view end : iku::split(word, '|')) ends.emplace_back(end);
  return ends;
}

/// The formulas of a case: one, or the two around `--// second`.
std::vector<std::string> formulas(const Case& one) {
  if (one.name == "binary chunk") return {std::string("\033Lua\x54\x00\x19\x93\r\n", 10)};
  const std::string mark = "--// second";
  const std::size_t cut = one.text.find(mark);
  if (cut == std::string::npos) return {one.text};
  return {one.text.substr(0, cut), one.text.substr(one.text.find('\n', cut) + 1)};
}

bool ends_as_expected(const Value& value, const std::string& text) {
  for (const std::string& end : expectation(text)) {
    const std::size_t equals = end.find('=');
    if (equals != std::string::npos) {
      // strtod takes 5e-324, which std::stod refuses as out of range
      const double wanted = std::strtod(end.c_str() + equals + 1, nullptr);
      if (value.is_number() &&
          std::fabs(value.number() - wanted) <= 1e-9 * std::max(1.0, std::fabs(wanted))) {
        return true;
      }
    } else if (value.is_failure() && failure_name(value.failure().kind) == end) {
      return true;
    }
  }
  return false;
}

std::string shown(const Value& value) {
  if (value.is_number()) return std::to_string(value.number());
  if (!value.is_failure()) return std::string(value.status());
  return std::string(failure_name(value.failure().kind)) + ": " + value.failure().message;
}

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr double kMostSeconds = 8;
#else
constexpr double kMostSeconds = 1;
#endif
// Tables of the host (references, marks, strings) that a large script widened do not shrink at
// once; none is larger than one block.
constexpr std::size_t kMostGrowth = 4u << 20;

constexpr const char* kAfter =
    "local t = {3, 1, 2} table.sort(t) return x.realisasi + ('%d'):format(t[1]):len() + "
    "rasio.persen(1, 2) + math.floor(0.5) + (pcall(error, 'a') and 1000 or 0)";

}  // namespace

TEST_CASE("every hostile formula ends as its first line says and leaves nothing behind") {
  iku::Engine engine;
  REQUIRE(shown(engine.run(kAfter, "after", kInputs)) == std::to_string(84.0 + 1 + 50));
  const std::size_t before = engine.memory_used();
  const std::vector<Case> cases = all_cases();
  REQUIRE(cases.size() > 200);
  for (const Case& one : cases) {
    CAPTURE(one.name);
    Value value;
    const double start = processor_seconds();
    for (const std::string& formula : formulas(one)) {
      value = engine.run(formula, one.name, kInputs);
    }
    const double took = processor_seconds() - start;
    CAPTURE(shown(value));
    CHECK(ends_as_expected(value, one.text));
    CHECK(took < kMostSeconds);
    CHECK(engine.take_output().size() <= (64u << 10));
    CHECK(shown(engine.run(kAfter, "after", kInputs)) == std::to_string(84.0 + 1 + 50));
    CHECK(engine.memory_used() < before + kMostGrowth);
  }
}

TEST_CASE("what one formula did is not seen by the same formula run again") {
  // Each gives 1 the first time; a state that stayed would make it give another value the second.
  const std::vector<std::string> formulas = {
      "local n = 0 local function f() n = n + 1 return n end return f()",
      "local t = {} t[#t + 1] = 1 return #t",
      "local s = 0 for _ in ('a'):gmatch('.') do s = s + 1 end return s",
  };
  iku::Engine engine;
  for (const std::string& formula : formulas) {
    CAPTURE(formula);
    for (int time = 0; time < 3; ++time) {
      CHECK(shown(engine.run(formula, "again", {})) == std::to_string(1.0));
    }
  }
}

TEST_CASE("a compiled formula keeps no state from one evaluation to the next") {
  iku::Engine engine;
  const iku::Formula formula = engine.add(
      "local seen, list = 0, {} "
      "local function count() seen = seen + 1 return seen end "
      "return indikator { kode = 'a', nama = 'A', satuan = '', polaritas = 'positif', "
      "masukan = { m = {} }, formulasi = function(x) return count() + x.m end }",
      "a.lua");
  const std::vector<double> numbers = {10};
  for (int time = 0; time < 3; ++time) {
    const Value value = engine.evaluate(formula, numbers);
    CAPTURE(shown(value));
    CHECK(shown(value) == std::to_string(11.0));
  }
}

TEST_CASE("a formula cannot write to the table it closes over") {
  iku::Engine engine;
  const iku::Formula formula = engine.add(
      "local list = {} "
      "return indikator { kode = 'a', nama = 'A', satuan = '', polaritas = 'positif', "
      "masukan = { m = {} }, formulasi = function(x) list[1] = x.m return 1 end }",
      "a.lua");
  const std::vector<double> numbers = {10};
  const Value value = engine.evaluate(formula, numbers);
  REQUIRE(value.is_failure());
  CHECK(value.failure().kind == iku::FailureClass::kDenied);
}

TEST_CASE("scripts that run once leave no memory behind, however many") {
  iku::Engine engine;
  const std::string definition =
      "return indikator { kode = 'a', nama = 'A', satuan = '', polaritas = 'positif', "
      "masukan = { realisasi = {} }, formulasi = function(x) return x.realisasi end }";
  const auto run_both = [&] {
    CHECK(shown(engine.run(definition, "a.lua", kInputs)) == std::to_string(84.0));
    CHECK(shown(engine.run("return x.target", "b.lua", kInputs)) == std::to_string(82.0));
  };
  for (int i = 0; i < 10; ++i) run_both();
  const std::size_t before = engine.memory_used();
  for (int i = 0; i < 300; ++i) run_both();
  CHECK(engine.memory_used() < before + (16u << 10));
}

TEST_CASE("every evaluation may print its share, whatever the ones before it printed") {
  iku::Engine engine;
  const std::string flood = "for i = 1, 1e6 do print(('x'):rep(1000)) end return 1";
  for (int i = 0; i < 40; ++i) {
    const Value value = engine.run(flood, "flood.lua", {});
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == iku::FailureClass::kLimitOutput);
    CHECK(shown(engine.run("print('a') return 1", "quiet.lua", {})) == std::to_string(1.0));
  }
  CHECK(engine.take_output().size() < (2u << 20));
  const Value lines = engine.run("while true do print() end", "lines.lua", {});
  REQUIRE(lines.is_failure());
  CHECK(lines.failure().kind == iku::FailureClass::kLimitOutput);
  CHECK(engine.take_output().size() <= (64u << 10));
}
