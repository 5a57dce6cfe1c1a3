#include "lua/environment.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/arguments.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/host.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"
#include "lua/stdlib_loader.hpp"
#include "lua/string_library.hpp"
#include "lua/table_library.hpp"
#include "lua/table_sort.hpp"

namespace iku::lua {

namespace {

const char kMarks = 0;

// Names of stock Lua that formulas do without, so that the message can say so.
constexpr std::string_view kWithheld[] = {
    "_G",      "collectgarbage", "coroutine", "debug", "dofile",  "getmetatable",
    "io",      "load",           "loadfile",  "os",    "package", "rawset",
    "require", "setmetatable",   "warn"};

constexpr std::size_t kMaxOutputKept = 16;  // times the output one evaluation may make

// A protected call nested too deep fails like stock Lua's "C stack overflow": it can be caught.
int push_too_deep(lua_State* L) {
  lua_pushboolean(L, 0);
  lua_pushstring(L, say("lua.depth").c_str());
  return 2;
}

int base_pcall(lua_State* L) {
  luaL_checkany(L, 1);
  State& state = state_of(L);
  charge(L, 10);
  const int depth = state.depth;
  if (depth >= state.budget.depth) return push_too_deep(L);
  state.depth = depth + 1;
  lua_pushboolean(L, 1);
  lua_insert(L, 1);  // true f args…
  const int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  state.depth = depth;
  rethrow_stop(L, status);
  if (status == LUA_OK) return lua_gettop(L);
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

// The handler runs after unwinding, so that it cannot loop inside an error.
int base_xpcall(lua_State* L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  State& state = state_of(L);
  charge(L, 10);
  const int depth = state.depth;
  if (depth >= state.budget.depth) return push_too_deep(L);
  state.depth = depth + 1;
  lua_pushvalue(L, 2);
  lua_insert(L, 1);  // handler f handler args…
  lua_remove(L, 3);  // handler f args…
  const int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  state.depth = depth;
  rethrow_stop(L, status);
  if (status == LUA_OK) {
    lua_pushboolean(L, 1);
    lua_replace(L, 1);
    return lua_gettop(L);
  }
  call_back(L, 1, 1);  // handler error -> result
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

// Key order of pairs and next: numbers ascending, then strings; nothing else, because the order of
// other keys differs from run to run.
void push_sorted_keys(lua_State* L, int table) {
  table = lua_absindex(L, table);
  lua_newtable(L);
  const int keys = lua_gettop(L);
  lua_Integer count = 0;
  lua_pushnil(L);
  while (lua_next(L, table) != 0) {
    lua_pop(L, 1);
    const int type = lua_type(L, -1);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN) {
      luaL_error(L, "%s", say("lua.pairs_key").c_str());
    }
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, ++count);
  }
  charge(L, count * 16);
  std::vector<int> order(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i) + 1;
  const auto rank = [](int type) { return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2; };
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    lua_rawgeti(L, keys, a);
    lua_rawgeti(L, keys, b);
    const int ta = lua_type(L, -2);
    const int tb = lua_type(L, -1);
    bool less = false;
    if (ta != tb) {
      less = rank(ta) < rank(tb);
    } else if (ta == LUA_TBOOLEAN) {
      less = lua_toboolean(L, -2) < lua_toboolean(L, -1);
    } else {
      if (ta == LUA_TSTRING) charge_bytes(L, std::min(lua_rawlen(L, -2), lua_rawlen(L, -1)));
      less = lua_compare(L, -2, -1, LUA_OPLT) != 0;
    }
    lua_pop(L, 2);
    return less;
  });
  lua_createtable(L, static_cast<int>(count), 0);
  for (std::size_t i = 0; i < order.size(); ++i) {
    lua_rawgeti(L, keys, order[i]);
    lua_rawseti(L, -2, static_cast<lua_Integer>(i) + 1);
  }
  lua_remove(L, keys);
}

int pairs_step(lua_State* L) {  // upvalues: keys, position, table
  const auto count = static_cast<lua_Integer>(lua_rawlen(L, lua_upvalueindex(1)));
  lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
  while (++at <= count) {
    charge(L, 2);
    lua_rawgeti(L, lua_upvalueindex(1), at);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, lua_upvalueindex(3)) == LUA_TNIL) {  // removed since
      lua_pop(L, 2);
      continue;
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
  }
  lua_pushnil(L);
  return 1;
}

int base_pairs(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {  // x: its names are the world's
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);  // a plain table with the entries
  } else {
    push_behind(L, 1);
  }
  push_sorted_keys(L, -1);
  lua_pushinteger(L, 0);
  lua_pushvalue(L, -3);
  lua_pushcclosure(L, pairs_step, 3);
  return 1;
}

int base_next(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  push_behind(L, 1);
  push_sorted_keys(L, 3);  // table key real keys
  const auto count = static_cast<lua_Integer>(lua_rawlen(L, 4));
  lua_Integer at = 1;
  if (!lua_isnil(L, 2)) {
    for (; at <= count; ++at) {
      lua_rawgeti(L, 4, at);
      const bool same = lua_rawequal(L, -1, 2) != 0;
      lua_pop(L, 1);
      if (same) break;
    }
    if (at > count) return luaL_error(L, "invalid key to 'next'");
    ++at;
  }
  if (at > count) {
    lua_pushnil(L);
    return 1;
  }
  lua_rawgeti(L, 4, at);
  lua_pushvalue(L, -1);
  lua_rawget(L, 3);
  return 2;
}

int base_rawget(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  push_behind(L, 1);
  lua_pushvalue(L, 2);
  lua_rawget(L, -2);
  return 1;
}

int base_rawlen(lua_State* L) {
  luaL_argcheck(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING, 1,
                "table or string expected");
  push_behind(L, 1);
  lua_pushinteger(L, static_cast<lua_Integer>(lua_rawlen(L, -1)));
  return 1;
}

int base_tostring(lua_State* L) {
  luaL_checkany(L, 1);
  charge(L, 2);
  push_text(L, 1);
  return 1;
}

int base_tonumber(lua_State* L) {
  if (lua_type(L, 1) == LUA_TSTRING) charge(L, static_cast<std::int64_t>(lua_rawlen(L, 1)));
  return state_of(L).stock_tonumber(L);
}

int base_type(lua_State* L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, is_operand(L, 1) ? "number" : luaL_typename(L, 1));
  return 1;
}

void print_bytes(lua_State* L, std::string_view text) {
  State& state = state_of(L);
  state.printed += text.size();
  if (state.printed > state.budget.output) {
    stop(L, FailureClass::kLimitOutput, say("lua.output", state.budget.output / 1024));
  }
  if (state.host != nullptr) return state.host->print(text);
  // What nobody takes, over many evaluations, is not kept without end.
  if (state.output.size() < kMaxOutputKept * state.budget.output) state.output += text;
}

int base_print(lua_State* L) {
  const int count = lua_gettop(L);
  for (int i = 1; i <= count; ++i) {
    push_text(L, i);
    std::size_t length = 0;
    const char* text = lua_tolstring(L, -1, &length);
    charge(L, static_cast<std::int64_t>(length / 8) + 10);
    if (i > 1) print_bytes(L, "\t");
    print_bytes(L, {text, length});
    lua_pop(L, 1);
  }
  charge(L, 10);
  print_bytes(L, "\n");
  return 0;
}

int deny_name(lua_State* L) {  // table, key; upvalue 1: the module's name, 2: its table
  if (lua_type(L, 2) != LUA_TSTRING) {
    lua_pushnil(L);
    return 1;
  }
  const std::string module = lua_tostring(L, lua_upvalueindex(1));
  charge_bytes(L, lua_rawlen(L, 2));
  const std::string name = printable(shortened(std::string(to_string(L, 2))));
  const std::string full = module.empty() ? name : module + "." + name;
  if (module.empty() &&
      std::find(std::begin(kWithheld), std::end(kWithheld), name) != std::end(kWithheld)) {
    stop(L, FailureClass::kDenied, say("lua.withheld", full));
  }
  if (module.empty() && load_library_name(L, name)) return 1;
  std::vector<std::string> candidates =
      module.empty() ? library_names() : std::vector<std::string>{};
  lua_pushnil(L);
  while (lua_next(L, lua_upvalueindex(2)) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING) candidates.emplace_back(lua_tostring(L, -1));
  }
  std::sort(candidates.begin(), candidates.end());
  const auto near = did_you_mean(name, candidates);
  stop(L, FailureClass::kDenied,
       near ? say("lua.unknown_near", full, *near) : say("lua.unknown", full));
}

// The mark and the line it was made on: "indikator\n3".
int mark_definition(lua_State* L) {  // upvalue 1: the mark
  check_writable(L, 1);              // neither x nor a library is a definition
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kMarks);
  lua_pushvalue(L, 1);
  lua_pushfstring(L, "%s\n%d", lua_tostring(L, lua_upvalueindex(1)), running_place(L).line);
  lua_rawset(L, -3);
  lua_settop(L, 1);
  return 1;
}

int host_missing(lua_State* L) {
  const std::string reason = lua_isnoneornil(L, 1) ? "" : std::string(check_string(L, 1));
  charge_bytes(L, reason.size());
  raise_missing(L, Missing{reason, {}});
}

int host_fail(lua_State* L) {
  charge_bytes(L, check_string(L, 1).size());
  raise(L, shortened(std::string(to_string(L, 1))));
}

struct Row {
  const char* name;
  lua_CFunction function;  // null: the stock function of that name
  const char* reason;
};

constexpr Row kGlobals[] = {
    {"adalah_angka", operand_is_number, "true for numbers and operands"},
    {"assert", nullptr, "raises an ordinary error"},
    {"bulatkan", operand_round, "decimal half-up rounding that works on operands"},
    {"catat", operand_note, "says how a value was made"},
    {"error", nullptr, "raises an ordinary error"},
    {"gagal", host_fail, "raises an ordinary error without a position"},
    {"ipairs", nullptr, "walks a list; reads through proxies"},
    {"paket_dengan", entry<library_pack_by_code>, "a rule pack by its code"},
    {"pilih_paket", entry<library_pack_in_force>, "the rule pack in force in a year"},
    {"kosong", host_missing, "ends the evaluation as missing"},
    {"next", base_next, "keys in a fixed order"},
    {"pairs", base_pairs, "keys in a fixed order"},
    {"pcall", base_pcall, "does not catch limits and denials"},
    {"print", entry<base_print>, "into a bounded buffer, or to the host of a script that runs"},
    {"rawequal", nullptr, "compares without metamethods"},
    {"rawget", base_rawget, "does not pass hidden tables"},
    {"rawlen", base_rawlen, "does not pass hidden tables"},
    {"select", nullptr, "picks arguments"},
    {"tonumber", base_tonumber, "an explicit conversion; charged by length"},
    {"tostring", base_tostring, "never an address, never __tostring"},
    {"type", base_type, "an operand is a number"},
    {"xpcall", base_xpcall, "its handler runs after unwinding"},
};

constexpr const char* kMarked[] = {"indikator", "kebijakan", "paket"};

constexpr Row kMath[] = {
    {"abs", math_function<0>, "works on operands"},
    {"ceil", math_function<1>, "works on operands"},
    {"exp", math_function<2>, "works on operands"},
    {"floor", math_function<3>, "works on operands"},
    {"fmod", math_function<4>, "works on operands"},
    {"log", math_function<5>, "works on operands"},
    {"max", math_function<6>, "works on operands"},
    {"min", math_function<7>, "works on operands"},
    {"sqrt", math_function<8>, "works on operands"},
    {"tointeger", nullptr, "an explicit conversion"},
    {"type", nullptr, "integer or float"},
    {"ult", nullptr, "compares unsigned"},
};

constexpr const char* kMathConstants[] = {"pi", "huge", "maxinteger", "mininteger"};

void push_stock(lua_State* L, const char* module, const char* name) {
  lua_pushglobaltable(L);
  if (*module != '\0') {
    lua_getfield(L, -1, module);
    lua_remove(L, -2);
  }
  lua_getfield(L, -1, name);
  lua_remove(L, -2);
}

void add_rows(lua_State* L, const char* module, const Row* rows, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (rows[i].function != nullptr) {
      lua_pushcfunction(L, rows[i].function);
    } else {
      push_stock(L, module, rows[i].name);
    }
    lua_setfield(L, -2, rows[i].name);
  }
}

void add_library(lua_State* L, const char* name, const luaL_Reg* functions) {
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  lua_setfield(L, -2, name);
}

void add_math(lua_State* L) {
  State& state = state_of(L);
  for (std::size_t i = 0; i < 9; ++i) {
    push_stock(L, "math", kMath[i].name);
    state.stock_math[i] = lua_tocfunction(L, -1);
    lua_pop(L, 1);
  }
  push_stock(L, "", "tonumber");
  state.stock_tonumber = lua_tocfunction(L, -1);
  lua_pop(L, 1);
  lua_newtable(L);
  add_rows(L, "math", kMath, std::size(kMath));
  for (const char* constant : kMathConstants) {
    push_stock(L, "math", constant);
    lua_setfield(L, -2, constant);
  }
  lua_setfield(L, -2, "math");
}

}  // namespace

const std::vector<Allowed>& allow_list() {
  static const std::vector<Allowed> rows = [] {
    std::vector<Allowed> all;
    for (const Row& row : kGlobals) all.push_back({"", row.name, row.reason});
    for (const char* mark : kMarked) all.push_back({"", mark, "marks a definition"});
    for (const Row& row : kMath) all.push_back({"math", row.name, row.reason});
    for (const char* constant : kMathConstants) all.push_back({"math", constant, "a constant"});
    const std::pair<const char*, const luaL_Reg*> written_anew[] = {
        {"string", string_functions()}, {"table", table_functions()}, {"utf8", utf8_functions()}};
    for (const auto& [module, functions] : written_anew) {
      for (const luaL_Reg* row = functions; row->name != nullptr; ++row) {
        all.push_back({module, row->name, "written anew, so that every step costs fuel"});
      }
    }
    all.push_back({"utf8", "charpattern", "a constant"});
    return all;
  }();
  return rows;
}

void push_environment(lua_State* L) {
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kMarks);

  lua_newtable(L);
  add_rows(L, "", kGlobals, std::size(kGlobals));
  for (const char* mark : kMarked) {
    lua_pushstring(L, mark);
    lua_pushcclosure(L, mark_definition, 1);
    lua_setfield(L, -2, mark);
  }
  add_math(L);
  add_library(L, "string", string_functions());
  add_library(L, "table", table_functions());
  add_library(L, "utf8", utf8_functions());
  lua_getfield(L, -1, "utf8");
  lua_pushlstring(L, kUtf8CharPattern, kUtf8CharPatternSize);
  lua_setfield(L, -2, "charpattern");
  lua_pop(L, 1);
  for (const char* module : {"math", "string", "table", "utf8"}) {
    lua_getfield(L, -1, module);
    deny_unknown(L, -1, module);
    lua_pop(L, 1);
  }
}

void deny_unknown(lua_State* L, int index, std::string_view module) {
  index = lua_absindex(L, index);
  lua_createtable(L, 0, 2);
  lua_pushlstring(L, module.data(), module.size());
  lua_pushvalue(L, index);
  lua_pushcclosure(L, deny_name, 2);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, index);
}

const void* marks_key() { return &kMarks; }

}  // namespace iku::lua
