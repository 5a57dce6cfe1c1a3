#include "lua/string_library.hpp"

#include <doctest/doctest.h>

#include <string>

#include "sandbox_fixture.hpp"

namespace {

using iku::test::Lua;
using iku::test::LuaPair;

TEST_CASE("string functions give what the stock library gives") {
  const std::string rows[] = {
      R"lua(local out = ""
        for i = -7, 7 do for j = -7, 7 do
          out = out .. show(string.sub, "hello", i, j) .. show(string.byte, "hello", i, j)
        end out = out .. show(string.sub, "hello", i) .. show(string.byte, "hello", i) end
        return out)lua",
      "return show(string.sub, 'abc', math.mininteger, math.maxinteger)",
      "return show(string.sub, 'abc', math.maxinteger) .. show(string.byte, 'a', math.maxinteger)",
      "return show(string.sub, 'abc', 2.0) .. show(string.sub, 'abc', 2.5)",
      "return show(string.sub, 12.5, 1, 2) .. show(string.len, 100) .. show(string.len, {})",
      "return show(string.byte, '') .. show(string.byte, 'a', 5)",
      "return show(string.char) .. show(string.char, 0, 65, 255) .. show(string.char, 256)",
      "return show(string.char, -1) .. show(string.char, 65.5) .. show(string.char, 66.0)",
      "return show(string.rep, 'ab', 3) .. show(string.rep, 'ab', 3, ',') .. show(string.rep, '', "
      "9)",
      "return show(string.rep, 'ab', 1, ',') .. show(string.rep, 'ab', 0) .. show(string.rep, 'a', "
      "-3)",
      "return show(string.rep, '', 3, 'x') .. show(string.rep, 5, 2) .. show(string.rep, 'a')",
      "return show(string.rep, 'abc', 7, 'de') .. show(string.rep, 'a', 2.5)",
      "return show(string.lower, 'AbC\\0\\xC9Z') .. show(string.upper, 'aBc\\0\\xE9z')",
      "return show(string.reverse, 'abc\\0d') .. show(string.reverse, '') .. show(string.reverse, "
      "nil)",
      "return show(string.find, 'a.b', '.', 2, true) .. show(string.find, 'ab', '', 3)",
      "return show(string.find, 'ab', '', 4) .. show(string.find, '', '') .. show(string.find, "
      "'a)', ')')",
      "return show(string.find, 'a\\0b\\0c', '\\0', 3) .. show(string.find, 'a\\0b', '%z')",
      "return show(string.find, 'abc', 'b', -1) .. show(string.find, 'abc', 'b', -10)",
      "return show(string.gsub, 'abc', '', '-') .. show(string.gsub, 'abc', '%w', '%0%0', -1)",
      "return show(string.gsub, 'abc', '^a', 'x') .. show(string.gsub, 'aaa', '^a', 'x')",
      "return show(string.gsub, 'abc', 'b', 5) .. show(string.gsub, 'abc', 'b', 2.5)",
      "return show(string.gsub, 'abc', 'b', true) .. show(string.gsub, 'abc', 'b')",
      "return show(string.gsub, 'abc', 'b', function() return {} end)",
      "return show(string.gsub, 'abc', '(b)(c)', {b = 'B'}) .. show(string.gsub, 'abc', '()', "
      "{'x'})",
      "return show(string.gsub, 'k=v', '(%w+)=(%w+)', '%2=%1')",
      "return show(string.gmatch, 'abc', 'b') .. show(string.gmatch, 'abc') .. show(string.gmatch, "
      "{})",
      "local f = string.gmatch('abc', 'x*') return show(f) .. show(f) .. show(f) .. show(f) .. "
      "show(f)",
      "local f = string.gmatch('aXbX', '()X') return show(f) .. show(f) .. show(f)",
      "return show(string.match, '2024', '%d+') .. show(string.match, 2024, '(%d)(%d)')",
      "return (('  Papua '):match('^%s*(.-)%s*$'):upper())",
  };
  LuaPair pair;
  for (const std::string& chunk : rows) {
    CAPTURE(chunk);
    CHECK(pair.ours.run(chunk) == pair.stock.run(chunk));
  }
}

TEST_CASE("a string never becomes a number") {
  Lua ours(Lua::Libraries::kSandbox);
  for (const std::string chunk :
       {"string.rep('a', '3')", "string.sub('abc', '2')", "string.char('65')",
        "string.byte('a', '1')", "string.find('a', 'a', '1')", "string.format('%d', '10')",
        "string.format('%f', '1.5')", "utf8.char('65')", "table.concat({}, ',', '1')"}) {
    CAPTURE(chunk);
    const std::string result = ours.run("return " + chunk);
    CHECK(result.find("number expected, got string") != std::string::npos);
  }
}

TEST_CASE("what reads or writes bytecode and binary data is not there") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run(R"lua(
    local found = ""
    for _, name in ipairs({"dump", "pack", "unpack", "packsize"}) do
      if string[name] ~= nil then found = found .. name end
    end
    return found)lua") == "");
}

TEST_CASE("results that are too large or too many end in a limit") {
  struct Row {
    std::string chunk;
    std::string limit;
  };
  const Row rows[] = {
      {"return ('x'):rep((1 << 20) - 64)", ""},
      {"return ('x'):rep((1 << 20) - 63)", "limit.memory"},
      {"return ('xxxxxxxx'):rep(math.maxinteger // 4)", "limit.memory"},
      {"return ('x'):rep(math.maxinteger)", "limit.memory"},
      {"return ('xxxxxxxx'):rep((1 << 61) + 1)", "limit.memory"},
      {"return string.rep('', math.maxinteger, 'ab')", "limit.memory"},
      {"return string.rep('', math.maxinteger)", ""},
      {"return string.rep('a', 1e6, ('b'):rep(1000))", "limit.memory"},
      {"return ('a'):rep(1000):gsub('a', ('b'):rep(2000))", "limit.memory"},
      {"return (('a'):rep(1000):gsub('a', ('b'):rep(1000)))", ""},
      {"return ('a'):rep(5000):byte(1, -1)", "limit.depth"},
      {"return ('a'):rep(4000):byte(1, -1)", ""},
      {"return utf8.codepoint(('a'):rep(5000), 1, -1)", "limit.depth"},
      {"local s = ('x'):rep(100000) for i = 1, 20 do s = string.format('%s%s', s, s) end",
       "limit.memory"},
      {"local s = ('a'):rep(400000) for i = 1, 1e9 do local _ = s:lower() end", "limit.cpu"},
      {"local s = ('a'):rep(400000) for i = 1, 1e9 do local _ = s:sub(2) end", "limit.cpu"},
      {"local s = ('a'):rep(400000) for i = 1, 1e9 do local _ = s:find('b') end", "limit.cpu"},
      {"for i = 1, 1e9 do local _ = ('a'):rep(400000) end", "limit.cpu"},
      {"for i = 1, 1e9 do local _ = string.char(65, 66) end", "limit.cpu"},
      {"for i = 1, 1e9 do local _ = string.format('%5.2f', i) end", "limit.cpu"},
      {"for i = 1, 1e9 do local _ = ('a'):match('a') end", "limit.cpu"},
      {"local s = ('a'):rep(9e5) for i = 1, 1e9 do local _ = utf8.len(s) end", "limit.cpu"},
      {"local s = ('a'):rep(9e5) for i = 1, 1e9 do local _ = utf8.offset(s, 9e5) end", "limit.cpu"},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.chunk);
    const std::string result = ours.run(row.chunk);
    CHECK(ours.stopped() == row.limit);
    CHECK((result.find("error") == 0) == !row.limit.empty());
  }
}

TEST_CASE("a plain search for a long text takes linear time") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run("return ('a'):rep(200000):find(('a'):rep(100000) .. 'b', 1, true) or 'none'") ==
        "none");
  CHECK(ours.fuel() > 1'500'000);
}

TEST_CASE("functions of a replacement that call back without end end in limit.depth") {
  Lua ours(Lua::Libraries::kSandbox);
  ours.run("local function f() return (('a'):gsub('a', f)) end return f()");
  CHECK(ours.stopped() == "limit.depth");
}

TEST_CASE("an iterator keeps its own place") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run(R"lua(
    local f, g = ("a b c"):gmatch("%a"), ("a b c"):gmatch("%a")
    f() f()
    return g() .. f())lua") == "ac");
}

TEST_CASE("a replacement table answers through its metatable, as read-only proxies do") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run(R"lua(
    local proxy = setmetatable({}, {__index = {a = "b"}})
    return (("aca"):gsub("%a", proxy)))lua") == "bcb");
}

}  // namespace
