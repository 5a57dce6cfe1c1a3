#include "formula/expression.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula/fields.hpp"
#include "lua/machine.hpp"

namespace {

using iku::Value;
using iku::formula::Fields;
using iku::lua::Machine;

iku::lua::Trace trace_of(const std::string& chunk) {
  Machine machine;
  const auto compiled = machine.compile(chunk, "a.lua");
  REQUIRE_FALSE(compiled.failure.has_value());
  Fields x{{"ikm", Value(3.222)}, {"ipp", Value(3.08)}, {"n", Value(-2.0)}};
  Machine::Call call;
  call.world = &x;
  call.reading = iku::lua::Reading::kTrace;
  machine.call(compiled.value, call);
  return machine.trace();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " = ") + line;
  return text;
}

TEST_CASE("a working goes from the formula over its numbers to the result") {
  struct Row {
    const char* chunk;
    const char* working;
  };
  const std::vector<Row> rows = {
      {"return 1.25 * x.ikm + x.ipp",
       "1,25 × ikm + ipp = 1,25 × 3,222 + 3,08 = 4,0275 + 3,08 = 7,1075"},
      {"return x.ikm", "ikm = 3,222"},
      {"return (x.ikm - x.ipp) * 2", "(ikm − ipp) × 2 = (3,222 − 3,08) × 2 = 0,142 × 2 = 0,284"},
      {"return x.ikm - (x.ipp - 1)", "ikm − (ipp − 1) = 3,222 − (3,08 − 1) = 3,222 − 2,08 = 1,142"},
      {"return 10 * x.n", "10 × n = 10 × (−2) = −20"},
      {"return -x.ipp", "−ipp = −3,08"},
      {"return math.max(x.ikm, x.ipp)", "max(ikm; ipp) = max(3,222; 3,08) = 3,222"},
      {"return bulat(x.ikm, 1)", "bulat(ikm; 1) = bulat(3,222; 1) = 3,2"},
      {"return catat(x.ikm + 0, 'dari survei')", "ikm + 0 = 3,222 + 0 = 3,222"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.chunk));
    CHECK(joined(iku::formula::working(trace_of(row.chunk))) == row.working);
  }
}

TEST_CASE("a result that is no traced number has no working") {
  CHECK(iku::formula::working(trace_of("return 7")).empty());
  CHECK(iku::formula::working({}).empty());
}

TEST_CASE("a long working keeps its beginning and its end") {
  const auto lines =
      iku::formula::working(trace_of("local v = x.ikm for i = 1, 12 do v = v + 1 end return v"));
  REQUIRE(lines.size() == 7);
  CHECK(lines[4] == "…");
  CHECK(lines.back() == "15,222");
}

TEST_CASE("a value used again and again does not blow its working up") {
  const auto trace = trace_of("local v = x.ikm for i = 1, 60 do v = v + v end return v");
  CHECK(trace.nodes.size() < 100);
  CHECK(iku::formula::working(trace).empty());
  CHECK(iku::formula::inputs_of(trace) == std::vector<std::string>{"ikm"});
}

TEST_CASE("inputs and notes are those on the way to the result") {
  const auto trace = trace_of(
      "local unused = x.n * 2 return catat(x.ipp * 2, 'dua kali', 'Tabel 1') + x.ikm + x.ipp");
  CHECK(iku::formula::inputs_of(trace) == std::vector<std::string>{"ipp", "ikm"});
  const auto notes = iku::formula::notes_of(trace);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0]->text == "dua kali");
  CHECK(notes[0]->sumber == "Tabel 1");
}

TEST_CASE("a number in a working has four decimals at most, and small ones do not become 0") {
  CHECK(iku::formula::working_number(3.0) == "3");
  CHECK(iku::formula::working_number(2.0 / 3) == "0,6667");
  CHECK(iku::formula::working_number(0.00012) == "0,00012");
  CHECK(iku::formula::working_number(1234.5) == "1.234,5");
  CHECK(iku::formula::working_number(2.0 / 3, 2) == "0,67");
}

}  // namespace
