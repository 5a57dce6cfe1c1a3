#include "lua/format.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <string>

#include "sandbox_fixture.hpp"

namespace {

using iku::test::Dice;
using iku::test::Lua;
using iku::test::LuaPair;

TEST_CASE("formats, right and wrong, give what the stock library gives") {
  const std::string flags[] = {"", "", "", "-", "+", " ", "#", "0", "-+", "+0", "-#", "00"};
  const std::string widths[] = {"", "", "", "1", "5", "12", "99", "100"};
  const std::string precisions[] = {"", "", ".", ".0", ".3", ".15", ".99", ".100", ".x"};
  const std::string letters[] = {"d", "i", "u", "c", "x", "X", "o", "e", "E",
                                 "f", "g", "G", "a", "A", "s", "%", "y", ""};
  const std::string values[] = {
      "0",  "-0.0",   "42", "-7",  "3.0",  "2.5",     "1e300", "1/0", "-1/0", "math.mininteger",
      "65", "'teks'", "''", "nil", "true", "math.pi", "1e25"};
  LuaPair pair;
  Dice dice(7);
  int good = 0;
  for (int round = 0; round < 6'000; ++round) {
    const std::string format =
        "<%" + flags[dice.roll(std::size(flags))] + widths[dice.roll(std::size(widths))] +
        precisions[dice.roll(std::size(precisions))] + letters[dice.roll(std::size(letters))] + ">";
    const std::string value = values[dice.roll(std::size(values))];
    const std::string chunk = "return show(string.format, '" + format + "', " + value + ")";
    CAPTURE(chunk);
    if (format.ends_with("s>") &&
        (value == "3.0" || value == "-0.0" || value.starts_with("math"))) {
      continue;  // whole floats are spelled 3 and 0, and there are no integers
    }
    const std::string expected = pair.stock.run(chunk);
    REQUIRE(pair.ours.run(chunk) == expected);
    if (expected != "error") ++good;
  }
  CHECK(good > 1'000);
}

TEST_CASE("several arguments stand where their conversions do") {
  LuaPair pair;
  for (const std::string chunk :
       {"return string.format('%s dari %d: %5.1f%%', 'tiga', 4, 75)", "return string.format('')",
        "return string.format('%%')", "return string.format(12)",
        "return string.format('%s%s%s', 1, 1.5, '\\0')",
        "return string.format('%-5s|%5s|%.2s', 'ab', 'cd', 'efgh')"}) {
    CAPTURE(chunk);
    CHECK(pair.ours.run(chunk) == pair.stock.run(chunk));
  }
}

TEST_CASE("nothing prints an address and nothing of an argument is called") {
  struct Row {
    std::string chunk;
    std::string result;
  };
  const Row rows[] = {
      {"return string.format('%s', {})", "table"},
      {"return string.format('%s %s', print, show)", "function function"},
      {"return string.format('%7s|', {})", "  table|"},
      {"return string.format('%s', setmetatable({}, {__tostring = error, __name = 'x'}))", "table"},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.chunk);
    CHECK(ours.run(row.chunk) == row.result);
  }
  ours.run("return string.format('%p', {})");
  CHECK(ours.stopped() == "denied");
}

TEST_CASE("a conversion that is not ours is an error that shows it") {
  struct Row {
    std::string format;
    std::string shown;
  };
  const Row rows[] = {
      {"%q", "%q"},
      {"a %y b", "%y"},
      {"%123d", "%123"},
      {"%.123f", "%.123"},
      {"%+s", "%+s"},
      {"%#d", "%#d"},
      {"%", "%"},
      {"%.3c", "%.3c"},
      {"%" + std::string(40, '-') + "d", "%-------------------"},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.format);
    const std::string result = ours.run("return string.format('" + row.format + "', 1)");
    CHECK(result == "error: test:1: format '" + row.shown + "' tidak dikenal");
  }
  CHECK(ours.run("return string.format('%d')").find("no value") != std::string::npos);
}

}  // namespace
