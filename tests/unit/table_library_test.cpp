#include "lua/table_library.hpp"

#include <doctest/doctest.h>

#include <string>

#include "sandbox_fixture.hpp"

namespace {

using iku::test::Dice;
using iku::test::Lua;
using iku::test::LuaPair;

// Prints a list, with the slots around it.
const std::string kDump = R"lua(
  local function dump(t)
    local out = ""
    for i = -2, 12 do out = out .. tostring(t[i]) .. "," end
    return out
  end
)lua";

TEST_CASE("table functions give what the stock library gives") {
  const std::string rows[] = {
      "local t = {} table.insert(t, 3) table.insert(t, 1, 1) table.insert(t, 2, 2) return dump(t)",
      "local t = {1,2,3} table.insert(t, 4, 9) return dump(t)",
      "local t = {1,2,3} return show(table.insert, t, 5, 9) .. show(table.insert, t, 0, 9)",
      "return show(table.insert, {}) .. show(table.insert, {}, 1, 2, 3) .. show(table.insert, 1, "
      "2)",
      "local t = {1,2,3} return show(table.remove, t) .. dump(t)",
      "local t = {1,2,3} return show(table.remove, t, 1) .. dump(t)",
      "local t = {1,2,3} return show(table.remove, t, 4) .. show(table.remove, t, 5) .. dump(t)",
      "local t = {} return show(table.remove, t) .. show(table.remove, t, 1) .. show(table.remove, "
      "t, 2)",
      "local t = {[0] = 7} return show(table.remove, t) .. dump(t)",
      "return dump(table.move({1,2,3}, 1, 3, 2)) .. dump(table.move({1,2,3,4}, 2, 4, 1))",
      "return dump(table.move({1,2,3}, 1, 3, 3, {9,9})) .. dump(table.move({1,2,3}, 3, 1, 5))",
      "return dump(table.move({1,2,3}, 0, 4, -1)) .. show(table.move, {}, 1, 2)",
      "return dump(table.move({1,2,3}, 1, 3, 3)) .. dump(table.move({1,2,3}, 2, 3, 2))",
      "return show(table.move, {}, 1, 3, math.maxinteger) .. show(table.move, {1}, 1, 1, 1, 5)",
      "return show(table.concat, {}) .. show(table.concat, {1, 2.5, 'x'}, '-')",
      "return show(table.concat, {1,2,3}, ',', 2) .. show(table.concat, {1,2,3}, ',', 2, 2)",
      "return show(table.concat, {1,2,3}, ',', 3, 2) .. show(table.concat, {1,{},3})",
      "return show(table.concat, {1,2,3}, ',', 1, 5) .. show(table.concat, {1,2}, {})",
      "return show(table.concat, {[math.maxinteger] = 'z'}, ',', math.maxinteger, math.maxinteger)",
      "return show(table.unpack, {1,2,3}) .. show(table.unpack, {1,2,3}, 2) .. show(table.unpack, "
      "{}, 1, 3)",
      "return show(table.unpack, {1,2,3}, -1, 1) .. show(table.unpack, {1}, 2) .. "
      "show(table.unpack)",
      "return show(table.unpack, {}, math.maxinteger, math.maxinteger)",
      "local t = table.pack(1, nil, 3) return show(math.abs, t.n) .. dump(t) .. show(math.abs, "
      "table.pack().n)",
      "local t = {5,9,7} table.sort(t, function(a, b) return a > b end) return dump(t)",
      "local t = {'b','a','C',''} table.sort(t) return dump(t)",
      "return show(table.sort, {1,'a'}) .. show(table.sort, {{},{}}) .. show(table.sort, "
      "{true,false})",
      "return show(table.sort, {1,2}, 5) .. show(table.sort, 'ab') .. show(table.sort)",
      "local t = {3,1} table.sort(t, nil) return dump(t)",
  };
  LuaPair pair;
  for (const std::string& chunk : rows) {
    CAPTURE(chunk);
    CHECK(pair.ours.run(kDump + chunk) == pair.stock.run(kDump + chunk));
  }
}

TEST_CASE("lists of any length are sorted as the stock library sorts them") {
  LuaPair pair;
  Dice dice(5);
  for (std::size_t size = 0; size < 70; ++size) {
    std::string list;
    for (std::size_t i = 0; i < size; ++i) list += std::to_string(dice.roll(40)) + ".5,";
    for (const std::string call :
         {"table.sort(t)", "table.sort(t, function(a, b) return a > b end)",
          "for i = 1, #t do t[i] = 'n' .. t[i] end table.sort(t)"}) {
      const std::string chunk = "local t = {" + list + "} " + call +
                                " local s = '' for i = 1, #t do s = s .. t[i] .. ' ' end return s";
      CAPTURE(chunk);
      REQUIRE(pair.ours.run(chunk) == pair.stock.run(chunk));
    }
  }
}

TEST_CASE("equal elements keep their order") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run(R"lua(
    local t = {}
    for i = 1, 20 do t[i] = {key = i % 3, at = i} end
    table.sort(t, function(a, b) return a.key < b.key end)
    local s = ""
    for i = 1, 20 do s = s .. t[i].at .. " " end
    return s)lua") == "3 6 9 12 15 18 1 4 7 10 13 16 19 2 5 8 11 14 17 20 ");
}

TEST_CASE("sorting ends whatever the comparator does, and loses nothing") {
  struct Row {
    std::string comparator;
    bool contradicts;  // answers a < b and b < a
  };
  const Row rows[] = {
      {"function() return true end", true},
      {"function(a, b) return a <= b end", true},
      {"function() return false end", false},
      {"function() n = n + 1 return n % 2 == 0 end", true},
      {"function(a, b) for k in ipairs(t) do t[k] = nil end return a < b end", false},
      {"function(a, b) return (a - b) % 7 < 3 and a ~= b end", true},
      {"function(a, b) error('berhenti') end", true},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.comparator);
    const std::string result = ours.run(
        "t, n = {}, 0 for i = 1, 99 do t[i] = i * 37 % 50 end\n"
        "local ok = pcall(table.sort, t, " +
        row.comparator +
        ")\n"
        "local sum = 0 for i = 1, 99 do sum = sum + t[i] end\n"
        "return tostring(ok) .. ' ' .. #t .. ' ' .. sum");
    const std::string expected = std::string(row.contradicts ? "false" : "true") + " 99 2450";
    CHECK(result == expected);
  }
}

TEST_CASE("NaN among numbers is no error and loses nothing") {
  Lua ours(Lua::Libraries::kSandbox);
  CHECK(ours.run(R"lua(
    local t, nan, sum = {}, 0, 0
    for i = 1, 50 do t[i] = i % 3 == 0 and 0/0 or i end
    table.sort(t)
    table.sort(t, function(a, b) return a < b end)
    for i = 1, 50 do if t[i] ~= t[i] then nan = nan + 1 else sum = sum + t[i] end end
    return #t .. " " .. nan .. " " .. sum)lua") == "50 16 867");
}

TEST_CASE("ranges and repetitions end in a limit") {
  struct Row {
    std::string chunk;
    std::string limit;
  };
  const Row rows[] = {
      {"return table.move({}, 1, 1 << 40, 2)", "limit.cpu"},
      {"return table.move({}, -(1 << 40), 1 << 40, 1, {})", "limit.cpu"},
      {"return table.move({}, math.mininteger, math.maxinteger, 1)", "limit.cpu"},
      {"return table.concat({}, '', math.mininteger, math.maxinteger)", "limit.cpu"},
      {"return table.unpack({}, 1, 1e7)", "limit.depth"},
      {"return table.unpack({}, 1, 4001)", "limit.depth"},
      {"return table.unpack({}, math.mininteger, math.maxinteger)", "limit.depth"},
      {"return select('#', table.unpack({}, 1, 4000))", ""},
      {"local t = {} for i = 1, 60000 do t[i] = i end for i = 1, 1e9 do table.insert(t, 1, 0) "
       "table.remove(t, 1) end",
       "limit.cpu"},
      {"local t = {} for i = 1, 1000 do t[i] = ('x'):rep(10000) end return table.concat(t)",
       "limit.memory"},
      {"local a, b = ('a'):rep(400000), ('a'):rep(400000) local t = {} for i = 1, 30000 do "
       "t[i] = i % 2 == 0 and a or b end table.sort(t)",
       "limit.cpu"},
      {"for i = 1, 1e9 do table.sort({2, 1}) end", "limit.cpu"},
      {"local function f(a, b) table.sort({1, 2, 3}, f) return a < b end "
       "table.sort({1, 2, 3}, f)",
       "limit.depth"},
  };
  Lua ours(Lua::Libraries::kSandbox);
  for (const Row& row : rows) {
    CAPTURE(row.chunk);
    ours.run(row.chunk);
    CHECK(ours.stopped() == row.limit);
  }
}

TEST_CASE("inserting and removing charge for the elements they move") {
  Lua ours(Lua::Libraries::kSandbox);
  const std::string make = "t = {} for i = 1, 50000 do t[i] = i end";
  for (const std::string call : {"table.insert(t, 1, 0)", "table.remove(t, 1)"}) {
    CAPTURE(call);
    ours.run(make);
    ours.run(call);
    CHECK(ours.fuel() <= 2'000'000 - 50'000);
  }
  ours.run(make);
  ours.run("table.insert(t, 0) table.remove(t)");
  CHECK(ours.fuel() > 2'000'000 - 100);
}

TEST_CASE("a table with a metatable is read through it and never written") {
  Lua ours(Lua::Libraries::kSandbox);
  const std::string make =
      "p = setmetatable({}, {__index = {'a', 'b', 'c'}, __len = function() return 3 end}) ";
  for (const std::string call :
       {"table.insert(p, 1)", "table.insert(p, 1, 1)", "table.remove(p)", "table.sort(p)",
        "table.move({1}, 1, 1, 1, p)", "table.move(p, 1, 1, 2)"}) {
    CAPTURE(call);
    ours.run(make + call);
    CHECK(ours.stopped() == "denied");
    CHECK(ours.run("return tostring(next(p))") == "nil");
  }
  CHECK(ours.run(make + "return table.concat(p, '-')") == "a-b-c");
  CHECK(ours.run(make + "local a, b, c = table.unpack(p) return c .. b .. a") == "cba");
  CHECK(ours.run(make + "return table.concat(table.move(p, 2, 3, 1, {}))") == "bc");
}

}  // namespace
