#include "lua/environment.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/arguments.hpp"
#include "lua/base_library.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
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

// What other systems call the functions that formulas have.
struct Foreign {
  std::string_view name;  // in lower case
  const char* here;
};
constexpr Foreign kForeign[] = {
    {"abs", "math.abs"},   {"average", "rata.hitung"}, {"ceil", "math.ceil"},
    {"exp", "math.exp"},   {"floor", "math.floor"},    {"if", "jika"},
    {"iif", "jika"},       {"ln", "math.log"},         {"log", "math.log"},
    {"math.pow", "a ^ b"}, {"math.round", "bulat"},    {"max", "math.max"},
    {"maks", "math.max"},  {"min", "math.min"},        {"mod", "a % b"},
    {"pow", "a ^ b"},      {"power", "a ^ b"},         {"rata_rata", "rata.hitung"},
    {"round", "bulat"},    {"sqrt", "math.sqrt"},      {"string.round", "bulat"},
};

// What a name of another system is called here; null for any other.
const char* name_here(const std::string& name) {
  const std::string wanted = lower(name);
  for (const Foreign& one : kForeign) {
    if (one.name == wanted) return one.here;
  }
  return nullptr;
}

// Whether the formula that runs could have read `name` from x.
bool is_input(lua_State* L, const std::string& name) {
  const State& state = state_of(L);
  if (state.world == nullptr) return false;
  const std::vector<std::string> names = state.world->names(state.scope);
  return std::find(names.begin(), names.end(), name) != names.end();
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
  const std::string told = say("lua.unknown", full);
  if (const char* here = name_here(full)) {
    stop(L, FailureClass::kDenied, told + ". " + say("lua.called_here", here));
  }
  if (module.empty() && is_input(L, name)) {
    stop(L, FailureClass::kDenied, told + ". " + say("lua.called_here", "x." + name));
  }
  const auto near = did_you_mean(name, candidates);
  stop(L, FailureClass::kDenied, near ? say("lua.unknown_near", full, *near) : told);
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
    {"error", base_error, "raises an ordinary error"},
    {"gagal", host_fail, "raises an ordinary error without a position"},
    {"ipairs", base_ipairs, "walks a list; reads through proxies"},
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
    {"select", base_select, "picks arguments"},
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
    {"tointeger", math_tointeger, "whether a number is whole"},
    {"type", math_type, "float, for every number"},
    {"ult", math_ult, "compares unsigned"},
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
    const bool largest = lua_tonumber(L, -1) == 0x1p63;  // NOLINT: no float holds 2^63 - 1
    lua_pushnumber(L, largest ? 0x1p63 - 1024 : lua_tonumber(L, -1));
    lua_setfield(L, -3, constant);
    lua_pop(L, 1);
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
