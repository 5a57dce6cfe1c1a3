#include "lua/pattern.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <string>

#include "sandbox_fixture.hpp"

namespace {

using iku::test::Dice;
using iku::test::Lua;
using iku::test::LuaPair;

// Pieces of patterns, with the ways to write them wrong among them.
const std::string kPieces[] = {
    "a",     "b",    ".",      "%a",    "%d",     "%W",     "%s",   "%p",     "%g",
    "[ab]",  "[^a]", "[a-c]",  "[%a_]", "[]]",    "[^]]",   "[a-]", "[%]]",   "[%w%-]",
    "(",     "(",    "(",      ")",     ")",      ")",      "()",   "%1",     "%2",
    "%b()",  "%bab", "%baa",   "%f[a]", "%f[^a]", "%f[%z]", "^",    "$",      "%%",
    "%.",    "*",    "*",      "+",     "+",      "?",      "?",    "-",      "-",
    "%",     "[",    "[a-%z]", "]",     "%f",     "%b(",    "%3",   "[%a-z]", std::string("\0", 1),
    "[^%s]", "(a*)", "(.-)",   "(%w+)", ".-",     ".*"};

const std::string kLetters("aaabbbc()() 12_]^-%.%aB", 23);

std::string random_pattern(Dice& dice) {
  std::string pattern;
  for (std::size_t n = dice.roll(7); n > 0; --n) pattern += kPieces[dice.roll(std::size(kPieces))];
  return pattern;
}

std::string random_subject(Dice& dice) {
  std::string subject;
  for (std::size_t n = dice.roll(16); n > 0; --n) subject += kLetters[dice.roll(kLetters.size())];
  if (dice.roll(20) == 0) subject += '\0';
  return subject;
}

const std::string kReplacements[] = {"<%0>", "%1", "%2%1", "x", "%%", "%", "%a", "", "%9", "[%1]"};

// Every function that takes a pattern, with its arguments in globals.
constexpr std::string_view kAllFunctions = R"lua(
  local function text(v) return type(v) == "number" and string.format("%d", v) or tostring(v) end
  local out = show(string.find, s, p, i) .. "|" .. show(string.match, s, p, i) .. "|" ..
              show(string.find, s, p, i, true) .. "|"
  out = out .. show(function()
    local all, n = "", 0
    for a, b in string.gmatch(s, p, i) do
      all = all .. text(a) .. "," .. text(b) .. ";"
      n = n + 1
      if n > 50 then break end
    end
    return all
  end) .. "|"
  out = out .. show(string.gsub, s, p, r) .. "|" .. show(string.gsub, s, p, r, 2) .. "|"
  out = out .. show(string.gsub, s, p, {a = "A", b = false, ab = 7, [1] = "one"}) .. "|"
  out = out .. show(string.gsub, s, p, function(a, b)
    if a == "b" then return nil end
    return text(a) .. ":" .. text(b)
  end)
  return out
)lua";

std::string outcome(Lua& lua, const std::string& s, const std::string& p, const std::string& r,
                    int init) {
  lua.set("s", s);
  lua.set("p", p);
  lua.set("r", r);
  lua_pushinteger(lua.L(), init);
  lua_setglobal(lua.L(), "i");
  lua_getglobal(lua.L(), "all_functions");
  return lua.call();
}

TEST_CASE("patterns, right and wrong, give what the stock library gives") {
  LuaPair pair;
  const std::string define = "all_functions = function() " + std::string(kAllFunctions) + " end";
  pair.ours.run(define);
  pair.stock.run(define);
  Dice dice(20240817);
  int errors = 0;
  int matches = 0;
  for (int round = 0; round < 12'000; ++round) {
    const std::string s = random_subject(dice);
    const std::string p = random_pattern(dice);
    const std::string r = kReplacements[dice.roll(std::size(kReplacements))];
    const int init = static_cast<int>(dice.roll(12)) - 5;
    CAPTURE(s);
    CAPTURE(p);
    CAPTURE(r);
    CAPTURE(init);
    const std::string expected = outcome(pair.stock, s, p, r, init);
    REQUIRE(outcome(pair.ours, s, p, r, init) == expected);
    if (expected.find("error") == 0) ++errors;
    if (expected.find("number") == 0) ++matches;
  }
  // The generator reaches both ends.
  CHECK(errors > 500);
  CHECK(matches > 1'000);
}

TEST_CASE("every class holds the same bytes as in the stock library") {
  LuaPair pair;
  constexpr std::string_view kChunk = R"lua(
    local out = ""
    for _, class in ipairs({"%a","%c","%d","%g","%l","%p","%s","%u","%w","%x","%z","%A","%C","%D",
                            "%G","%L","%P","%S","%U","%W","%X","%Z","[%a%d]","[^%a%d]","[\0-\x7F]",
                            "[\x80-\xFF]","[+--]","[--a]","[a-a]","[z-a]","[%a-%z]","%@"}) do
      for byte = 0, 255 do
        out = out .. (string.find(string.char(byte), class) and "1" or "0")
      end
    end
    return out
  )lua";
  const std::string expected = pair.stock.run(kChunk);
  CHECK(expected.size() == 32 * 256);
  CHECK(pair.ours.run(kChunk, 100'000'000) == expected);
}

TEST_CASE("a mistake in a pattern is an ordinary error that names it") {
  struct Row {
    std::string pattern;
    std::string message;
  };
  const Row rows[] = {
      {"[a", "kurang ']'"},
      {"[", "kurang ']'"},
      {"[^", "kurang ']'"},
      {"[%", "kurang ']'"},
      {"[a%]", "kurang ']'"},
      {"%", "berakhir dengan '%'"},
      {"a)", "')' tanpa '('"},
      {"(a", "'(' tanpa ')'"},
      {"%1", "tangkapan %1"},
      {"(a%1)", "tangkapan %1"},
      {"%f", "kurang '['"},
      {"%fa", "kurang '['"},
      {"%b", "'%b' perlu"},
      {"%bx", "'%b' perlu"},
      {std::string(4097, '.'), "terlalu panjang"},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    ours.set("p", row.pattern);
    const std::string result = ours.run("return string.match('aaa', p)");
    CAPTURE(result);
    CHECK(result.find("error: test:1: ") == 0);
    CHECK(result.find(row.message) != std::string::npos);
    CHECK(ours.stopped() == "");
  }
}

TEST_CASE("a pattern takes 32 captures and no more") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run("return (select('#', (''):rep(1):find(('()'):rep(32))))") == "34");
  const std::string result = ours.run("return (''):find(('()'):rep(33))");
  CHECK(result.find("terlalu banyak tangkapan") != std::string::npos);
}

TEST_CASE("hostile patterns end in the limit of their kind") {
  struct Row {
    std::string chunk;
    std::string limit;
  };
  const Row rows[] = {
      {"return ('a'):rep(40):find(('a?'):rep(40) .. ('a'):rep(40))", "limit.cpu"},
      {"return ('a'):rep(4000):find('.*.*.*.*b')", "limit.cpu"},
      {"return ('a'):rep(3000):match('(.-)(.-)(.-)(.-)b')", "limit.cpu"},
      {"for w in ('a'):rep(3000):gmatch('.-.-.-b') do end", "limit.cpu"},
      {"return ('a'):rep(3000):gsub('.-.-.-b', '')", "limit.cpu"},
      {"return ('('):rep(200000):find('%b()')", "limit.cpu"},
      {"return ('a'):rep(9000):find('(.-)%1b')", "limit.cpu"},
      {"local s = ('a'):rep(99000) for i = 1, 9 do s:find('%f[^%w%s%p%c%d%u%l%x]z') end",
       "limit.cpu"},
      {"return ('a'):rep(99000):find('[' .. ('b'):rep(4000) .. ']')", "limit.cpu"},
      {"return ('a'):rep(1000):find('(' .. ('a-'):rep(300) .. 'b')", "limit.depth"},
      {"return ('a'):rep(1000):find(('a?'):rep(181) .. 'b')", "limit.depth"},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.chunk);
    ours.run(row.chunk, 1'000'000);
    CHECK(ours.stopped() == row.limit);
  }
  CHECK(ours.run("return (('TA 2024'):match('%d+'))") == "2024");
}

TEST_CASE("a linear search is charged by its length, not more") {
  Lua ours(Lua::Libraries::kSandbox);
  ours.set("s", std::string(10'000, 'a'));
  ours.run("return s:find('b.')", 1'000'000);
  const std::int64_t spent = 1'000'000 - ours.fuel();
  CHECK(spent >= 10'000);
  CHECK(spent <= 50'000);
}

}  // namespace
