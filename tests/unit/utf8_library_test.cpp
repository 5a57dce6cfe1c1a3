#include <doctest/doctest.h>

#include <string>

#include "sandbox_fixture.hpp"

namespace {

using iku::test::Dice;
using iku::test::Lua;
using iku::test::LuaPair;

constexpr std::string_view kAllFunctions = R"lua(
  local out = ""
  for i = -6, 6 do
    out = out .. show(utf8.len, s, i) .. "|" .. show(utf8.codepoint, s, i) .. "|"
    for j = -6, 6, 3 do
      out = out .. show(utf8.len, s, i, j) .. show(utf8.len, s, i, j, true) ..
            show(utf8.codepoint, s, i, j) .. show(utf8.codepoint, s, i, j, true) ..
            show(utf8.offset, s, i, j)
    end
    out = out .. show(utf8.offset, s, i) .. "\n"
  end
  return out
)lua";

TEST_CASE("texts, valid and not, give what the stock library gives") {
  const std::string pieces[] = {
      "a",    "\xC3\xA9",     "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\x80",
      "\xC3", "\xED\xA0\x80", "\xC0\x80",     "\xF4\x90\x80\x80", "\xFD\xBF\xBF\xBF\xBF\xBF",
      "\xFF", "\xE0\x80\x80", "\xF8\x88\x80"};
  LuaPair pair;
  Dice dice(99);
  for (int round = 0; round < 250; ++round) {
    std::string s;
    for (std::size_t n = dice.roll(5); n > 0; --n) s += pieces[dice.roll(std::size(pieces))];
    CAPTURE(s);
    pair.ours.set("s", s);
    pair.stock.set("s", s);
    REQUIRE(pair.ours.run(kAllFunctions) == pair.stock.run(kAllFunctions));
  }
}

TEST_CASE("characters are written as the stock library writes them") {
  LuaPair pair;
  constexpr std::string_view kChunk = R"lua(
    local out = show(utf8.char) .. show(utf8.char, 72, 105) .. show(utf8.char, -1) ..
                show(utf8.char, 0x80000000)
    for shift = 0, 30 do
      for _, delta in ipairs({-1, 0, 1}) do out = out .. show(utf8.char, (1 << shift) + delta) end
    end
    return out
  )lua";
  CHECK(pair.ours.run(kChunk) == pair.stock.run(kChunk));
}

TEST_CASE("the character pattern is the stock one") {
  LuaPair pair;
  const std::string_view pattern(iku::lua::kUtf8CharPattern, iku::lua::kUtf8CharPatternSize);
  CHECK(pair.stock.run("return utf8.charpattern") == std::string(pattern));
}

}  // namespace
