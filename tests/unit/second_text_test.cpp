#include "lua/second_text.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "formula/fields.hpp"
#include "lua/machine.hpp"

namespace {

using iku::Value;
using iku::lua::second_text;

struct Row {
  const char* source;
  const char* text;
};

TEST_CASE("the second text has floats for whole numbers, on the same lines") {
  const std::vector<Row> rows = {
      {"return 1 + 0x10 + 1.5 + 1e3", "return 1.0 + 16.0 + 1.5 + 1e3"},
      {"return t[1] + t[i + 1]", "return t[1] + t[i + 1.0]"},
      {"local t = {[2] = 3}", "local t = {[2] = 3.0}"},
      {"return #t ^ 2", "return ( #t ^ 2.0+0.0)"},
      {"return 2 ^ #t", "return 2.0 ^ ( #t+0.0)"},
      {"return a << b", "return bit_( a , b,\"<<\")"},
      {"return ~a | b & 1", "return bit_( bit_( a,\"~\") , bit_( b , 1.0,\"&\"),\"|\")"},
      {"return 'a' .. 'b'", "return 'a' .. 'b'"},
      {"return 'u' .. x.n", "return 'u' .. teks_(( x.n),\"n\")"},
      {"return a .. f() .. 'c'", "return teks_(( a),\"a\") .. teks_(( f())) .. 'c'"},
      {"for i = 1, -2 do end", "for i = 1.0, -2.0 do end"},
      {"for i = a, #t, -b do end",
       "for i = batas_(( a),\"initial value\"), batas_(( ( #t+0.0)),\"limit\"), batas_(( "
       "-b),\"step\") do end"},
      {"for i = 1, a do end", "for i = 1.0, batas_(( a),\"limit\",true) do end"},
      {"-- 1\nreturn [[1]] --[[ 1 ]]", "-- 1\nreturn [[1]] --[[ 1 ]]"},
  };
  const auto squeezed = [](std::string text) {  // blanks do not matter
    std::erase(text, ' ');
    return text;
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.source));
    const auto second = second_text(row.source);
    CHECK(second.complete);
    CHECK(squeezed(second.text) == squeezed(row.text));
  }
  CHECK(second_text("local teks_ = 1 return teks_ .. 2").spell == "teks__");
}

TEST_CASE("the second text finds values that are too many") {
  using Kind = iku::lua::Finding::Kind;
  const auto second = second_text(
      "return indikator { formulasi = function(x) return 0,6 * x.a end,\n"
      " capaian = function(x) local a = 0,5 local f = function() return 1, 2 end return f() end }");
  REQUIRE(second.findings.size() == 3);
  CHECK(second.findings[0].kind == Kind::kReturn);
  CHECK(second.findings[0].key == "formulasi");
  CHECK(second.findings[0].comma == "0,6");
  CHECK(second.findings[1].kind == Kind::kExcess);
  CHECK(second.findings[1].comma == "0,5");
  CHECK(second.findings[2].key.empty());
}

TEST_CASE("commas that may be decimal commas are told, and no others") {
  using Kind = iku::lua::Finding::Kind;
  struct Doubt {
    const char* source;
    const char* commas;
  };
  const std::vector<Doubt> rows = {
      {"f(0,6 * a, b)", "0,6"},
      {"f(a > 0,5, 1, 0)", "0,5"},
      {"f(a,0,6*b)", "0,6"},
      {"f(a*0,6)", "0,6"},
      {"f(1,5 * a, b)", "1,5"},
      {"f {0,6, 0,7}", "0,6 0,7"},
      {"f {0,6,0,7}", "0,6 0,7"},
      {"local t = {bobot = 0,6}", "0,6"},
      {"local t = {bobot = 0,6, satuan = '%'}", "0,6"},
      {"f(a, g(0,6), 12,5)", "12,5"},
      {"local t = {0,100}", ""},
      {"local t = {1,4}", ""},
      {"local t = {1, 4}", ""},
      {"local t = {0,0,0,0}", ""},
      {"local t = {1,2,3, 4}", ""},
      {"local t = {1,2,\n 3,4}", ""},
      {"local t = {{0,60}, {60,75}}", ""},
      {"f(a>0,1,0)", ""},
      {"f(a, 0,100)", ""},
      {"f(a, 0, 6)", ""},
      {"f(0.6, 0.7)", ""},
      {"f('0,6', 1)", ""},
      {"for i = 0,6 do end", ""},
      {"local a, b = 0,6", ""},
  };
  for (const Doubt& row : rows) {
    CAPTURE(std::string(row.source));
    const auto second = second_text(row.source);
    REQUIRE(second.complete);
    std::string commas;
    for (const auto& finding : second.findings) {
      if (finding.kind == Kind::kComma) commas += (commas.empty() ? "" : " ") + finding.comma;
    }
    CHECK(commas == std::string(row.commas));
  }
}

TEST_CASE("numbers that people would read as others are told") {
  using Kind = iku::lua::Finding::Kind;
  for (const char* numeral : {"1.000", "12.500", "999.001", "1.050"}) {
    CAPTURE(std::string(numeral));
    const auto second = second_text(std::string("return ") + numeral);
    REQUIRE(second.findings.size() == 1);
    CHECK(second.findings[0].kind == Kind::kNumeral);
  }
  for (const char* numeral : {"0.125", "1.05", "1.0500", "1050", "1234.567", "1e3", "1.5e3"}) {
    CAPTURE(std::string(numeral));
    CHECK(second_text(std::string("return ") + numeral).findings.empty());
  }
}

TEST_CASE("functions of the library count their arguments") {
  const auto second = second_text("function m.f(a, b) return a end", iku::lua::Author::kLibrary);
  CHECK(second.text ==
        "function m.f(a, b,...) if ...~=nil then lebih_(\"m.f\",2,...) end  return a end");
  CHECK_FALSE(second_text("function m.f(a, b) return a end").changed);
  CHECK_FALSE(second_text("function m.f(a, ...) return a end", iku::lua::Author::kLibrary).changed);
}

Value run(iku::lua::Machine& machine, const std::string& source,
          std::initializer_list<std::pair<std::string, Value>> inputs = {}) {
  const std::size_t kept = machine.kept();
  const auto compiled = machine.compile(source, "f.lua");
  if (compiled.failure) return Value(*compiled.failure);
  iku::formula::Fields fields(inputs);
  iku::lua::Machine::Call call;
  call.world = &fields;
  call.grades = true;
  Value value = machine.call(compiled.value, call).value;
  machine.forget_after(kept);
  return value;
}

TEST_CASE("whole numbers never wrap around, and are spelled without a point") {
  iku::lua::Machine machine;
  struct Case {
    const char* source;
    const char* text;
  };
  const std::vector<Case> rows = {
      {"local b = 4000000000 return '' .. b * b * 100 / (b * 100)", "4000000000"},
      {"local v = 1 for _ = 1, 70 do v = v * 2 end return '' .. v / 2^60", "1024"},
      {"local n = #'xx' for _ = 1, 8 do n = n * n end return '' .. n / 2^250", "64"},
      {"local n = 2 for i, _ in ipairs {1, 2} do n = i end for _ = 1, 8 do n = n * n end "
       "return '' .. n / 2^250",
       "64"},
      {"local n for k in pairs {1, 2} do n = k end for _ = 1, 8 do n = n * n end "
       "return '' .. n / 2^250",
       "64"},
      {"local n = select('#', 1, 2) for _ = 1, 8 do n = n * n end return '' .. n / 2^250", "64"},
      {"local n = math.floor(2.5) for _ = 1, 8 do n = n * n end return '' .. n / 2^250", "64"},
      {"local n = ('ab'):find('b') for _ = 1, 8 do n = n * n end return '' .. n / 2^250", "64"},
      {"local n = 1 << 1 for _ = 1, 8 do n = n * n end return '' .. n / 2^250", "64"},
      {"local n = tonumber('2') for _ = 1, 8 do n = n * n end return '' .. n / 2^250", "64"},
      {"local n for i = #'ab', 2 do n = i end for _ = 1, 8 do n = n * n end "
       "return '' .. n / 2^250",
       "64"},
      {"return '' .. tonumber('0xffffffffffffffffff') / 2^72", "1"},
      {"return '' .. tonumber('zzzzzzzzzzzzzzzz', 36) // 36^15", "36"},
      {"return 'u' .. 1", "u1"},
      {"local s = '' for i = 1, 3 do s = s .. 'u' .. i end return s", "u1u2u3"},
      {"return 'u' .. math.floor(x.n)", "u3"},
      {"return 'u' .. x.n + 1", "u4"},
      {"return 'u' .. #'abc'", "u3"},
      {"return tostring(1) .. tostring(2.5) .. tostring(-0.0)", "12.50"},
      {"return table.concat({1, 2.5, x.n}, ' ')", "1 2.5 3"},
      {"return string.format('%d %s %s', x.n, x.n, 1e15)", "3 3 1000000000000000"},
      {"return ('a'):rep(3)", "aaa"},
      {"return math.type(1) .. math.type(1.5)", "floatfloat"},
      {"return '' .. (math.tointeger(3) or 0)", "3"},
  };
  for (const Case& row : rows) {
    CAPTURE(std::string(row.source));
    const Value value = run(machine, row.source, {{"n", Value(3.0)}});
    CAPTURE(value.is_failure() ? value.failure().message : std::string());
    REQUIRE(value.is_grade());
    CHECK(value.grade().name == row.text);
  }
}

TEST_CASE("a string never stands for a number") {
  iku::lua::Machine machine;
  const std::vector<std::string> sources = {"for i = '1', 3 do end return 1",
                                            "for i = 1, '3' do end return 1",
                                            "for i = 1, 3, '1' do end return 1",
                                            "return math.ult('1', '2') and 1 or 0",
                                            "return math.tointeger('7')",
                                            "return select('2', 1, 2)",
                                            "return ('x'):rep('3')",
                                            "return ('abc'):sub('2')",
                                            "return ('abc'):byte('2')",
                                            "return table.concat({1, 2}, '', '1')",
                                            "return (table.unpack({1, 2}, '2'))",
                                            "return table.insert({}, '1', 2)",
                                            "return utf8.char('65')",
                                            "return utf8.len('abc', '2')",
                                            "return string.char('65')",
                                            "return tonumber('10', '2')",
                                            "return bulatkan('1')",
                                            "return math.floor('1')",
                                            "return math.max('1', 2)",
                                            "return '1' + 1",
                                            "return -'1'",
                                            "return string.format('%d', '1')",
                                            "return ('abc'):find('b', '1')",
                                            "error('a', '1')",
                                            "return table.remove({1}, '1')",
                                            "return utf8.codepoint('abc', '1')",
                                            "return utf8.offset('abc', '1')",
                                            "return ('1') < 2 and 1 or 0",
                                            "return ipairs({1})({1}, '0')",
                                            "return ('a'):gsub('a', 'b', '1')"};
  for (const std::string& source : sources) {
    CAPTURE(source);
    const Value value = run(machine, source);
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == iku::FailureClass::kRuntime);
  }
}

// A formula and the same computed in doubles, side by side.
struct Made {
  std::string text;
  double value = 0;
};

class Formulas {
 public:
  explicit Formulas(unsigned seed) : random_(seed) {}

  Made make(int depth) {
    if (depth == 0) return leaf();
    const Made a = make(depth - 1);
    const Made b = make(depth - 1);
    switch (pick(9)) {
      case 0: return {"(" + a.text + " + " + b.text + ")", a.value + b.value};
      case 1: return {"(" + a.text + " - " + b.text + ")", a.value - b.value};
      case 2: return {"(" + a.text + " * " + b.text + ")", a.value * b.value};
      case 3: return {"(" + a.text + " / " + b.text + ")", a.value / b.value};
      case 4: return {"(" + a.text + " // " + b.text + ")", std::floor(a.value / b.value)};
      case 5: return {"(" + a.text + " % " + b.text + ")", modulo(a.value, b.value)};
      case 6: return {"(-" + a.text + ")", -a.value};
      case 7: return {"math.floor(" + a.text + ")", std::floor(a.value) + 0.0};
      default:
        return {"math.max(" + a.text + ", " + b.text + ")", a.value < b.value ? b.value : a.value};
    }
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  Made leaf() {
    static constexpr const char* kWholes[] = {
        "0", "1", "2", "7", "4000000000", "3037000500", "2147483648", "9007199254740992"};
    switch (pick(5)) {
      case 0: return {"#'abcd'", 4};
      case 1: return {"(function() local n for i = 1, 3 do n = i end return n end)()", 3};
      case 2: return {"0.5", 0.5};
      case 3: return {"x.n", 5};
      default: {
        const char* whole = kWholes[pick(8)];
        return {whole, std::strtod(whole, nullptr)};
      }
    }
  }

  static double modulo(double a, double b) {
    const double m = std::fmod(a, b);
    return m != 0 && (m < 0) != (b < 0) ? m + b : m;
  }

  std::mt19937 random_;
};

TEST_CASE("random formulas compute as doubles do, bit for bit") {
  iku::lua::Machine machine;
  Formulas formulas(20241);
  int finite = 0;
  for (int i = 0; i < 2000; ++i) {
    const Made made = formulas.make(1 + i % 4);
    CAPTURE(made.text);
    const Value value = run(machine, "return " + made.text, {{"n", Value(5.0)}});
    if (!std::isfinite(made.value)) {
      CHECK(value.is_failure());
      continue;
    }
    ++finite;
    REQUIRE(value.is_number());
    CHECK(value.number() == made.value);
  }
  CHECK(finite > 1000);
}

}  // namespace
