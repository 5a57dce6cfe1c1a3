#include "lua/view.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "lua/arguments.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

constexpr lua_Integer kFirstYear = 1900;
constexpr lua_Integer kLastYear = 2200;
constexpr std::size_t kLongestName = 200;

// What a look-up in the world costs, and a new view beside it: its name is made, compared, found.
constexpr std::int64_t kReadSteps = 50;
constexpr std::int64_t kViewSteps = 100;

const char kFallBack = 0;  // registry: the metatable of slot tables
const char kScope = 0;  // in a view's metatable: its Scope, as userdata; absent: the evaluation's

Scope scope_behind(lua_State* L, int index) {
  Scope scope = state_of(L).scope;
  if (lua_getmetatable(L, index) == 0) luaL_argerror(L, index, "x expected");
  if (lua_rawgetp(L, -1, &kScope) == LUA_TUSERDATA) {
    scope = *static_cast<Scope*>(lua_touserdata(L, -1));
  }
  lua_pop(L, 2);
  return scope;
}

int refuse_write(lua_State* L) {
  push_text(L, 2);
  const std::string name = shortened(lua_tostring(L, -1));
  stop(L, FailureClass::kDenied, say("lua.x_read_only", printable(name)));
}

void push_table(lua_State* L, const DataTable& table) {
  const LargeBlocks large(state_of(L).heap);
  charge(L, static_cast<std::int64_t>(table.rows * table.columns.size() * 2));
  lua_newtable(L);
  push_count(L, static_cast<lua_Integer>(table.rows));
  lua_setfield(L, -2, "baris");
  lua_pushlstring(L, table.path.data(), table.path.size());
  lua_setfield(L, -2, "sumber");
  lua_newtable(L);
  lua_Integer n = 0;
  for (const DataTable::Column& column : table.columns) {
    lua_pushlstring(L, column.name.data(), column.name.size());
    lua_rawseti(L, -2, ++n);
  }
  lua_setfield(L, -2, "kolom");
  for (const DataTable::Column& column : table.columns) {
    lua_createtable(L, static_cast<int>(table.rows), 0);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (column.numeric && column.numbers[row]) {
        lua_pushnumber(L, *column.numbers[row]);
      } else if (!column.numeric && !column.texts[row].empty()) {
        lua_pushlstring(L, column.texts[row].data(), column.texts[row].size());
      } else {
        lua_pushboolean(L, 0);
      }
      lua_rawseti(L, -2, static_cast<lua_Integer>(row) + 1);
    }
    lua_setfield(L, -2, column.name.c_str());
  }
  freeze(L);
}

void push_list(lua_State* L, const std::vector<double>& list, const std::string& name) {
  lua_createtable(L, static_cast<int>(list.size()), 0);
  for (std::size_t i = 0; i < list.size(); ++i) {
    push_input(L, list[i], fmt::format("{}[{}]", name, i + 1), {});
    lua_rawseti(L, -2, static_cast<lua_Integer>(i) + 1);
  }
  freeze(L);
}

// {kode, bagian, nilai = {v or false, …}, unit = {…}, ada, dari}; of a predikat also tempat and
// pita.
void push_items(lua_State* L, const Answer& answer, const std::string& name,
                const std::string& bagian) {
  const std::string label = bagian == "realisasi" ? name : name + "." + bagian;
  const auto count = static_cast<int>(answer.items.size());
  charge(L, static_cast<std::int64_t>(count) * 8);
  lua_createtable(L, 0, 8);  // result
  lua_createtable(L, count, 0);
  lua_createtable(L, count, 0);
  lua_createtable(L, count, 0);  // result nilai unit tempat
  lua_Integer n = 0;
  lua_Integer there = 0;
  for (const Item& item : answer.items) {
    ++n;
    const bool present = item.value.is_present();
    there += present && !item.value.is_range() ? 1 : 0;
    if (const auto number = item.value.as_number(); number && item.place == 0) {
      push_input(L, *number, fmt::format("{}.{}", item.unit, label), item.sumber);
    } else if (present && item.value.is_grade()) {
      lua_pushlstring(L, item.value.grade().name.data(), item.value.grade().name.size());
    } else {
      lua_pushboolean(L, 0);
    }
    lua_rawseti(L, -4, n);
    lua_pushlstring(L, item.unit.data(), item.unit.size());
    lua_rawseti(L, -3, n);
    push_count(L, item.place);
    lua_rawseti(L, -2, n);
  }
  lua_setfield(L, -4, "tempat");
  lua_setfield(L, -3, "unit");
  lua_setfield(L, -2, "nilai");
  push_count(L, there);
  lua_setfield(L, -2, "ada");
  push_count(L, n);
  lua_setfield(L, -2, "dari");
  lua_pushlstring(L, name.data(), name.size());
  lua_setfield(L, -2, "kode");
  lua_pushlstring(L, bagian.data(), bagian.size());
  lua_setfield(L, -2, "bagian");
  lua_createtable(L, static_cast<int>(answer.pita.size()), 0);
  for (std::size_t i = 0; i < answer.pita.size(); ++i) {
    lua_pushlstring(L, answer.pita[i].data(), answer.pita[i].size());
    lua_rawseti(L, -2, static_cast<lua_Integer>(i) + 1);
  }
  lua_setfield(L, -2, "pita");
  freeze(L);
}

// A range as {dari =, sampai =}.
void push_range(lua_State* L, const Rentang& range, const std::string& name,
                const std::string& sumber) {
  lua_createtable(L, 0, 2);
  push_input(L, range.dari, name + ".dari", sumber);
  lua_setfield(L, -2, "dari");
  push_input(L, range.sampai, name + ".sampai", sumber);
  lua_setfield(L, -2, "sampai");
  freeze(L);
}

// Years outside have no data: a formula that goes back year by year comes to an end.
void check_year(lua_State* L, lua_Integer tahun) {
  if (tahun >= kFirstYear && tahun <= kLastYear) return;
  raise_missing(L, Missing{say("lua.no_year", tahun), {}});
}

// Pushes what a name answers; false when there is no such name.
bool push_answer(lua_State* L, const Answer& answer, const std::string& name) {
  switch (answer.kind) {
    case Answer::Kind::kUnknown: return false;
    case Answer::Kind::kNotYet: stop_for_need(L);
    case Answer::Kind::kValue: push_value(L, answer.value, name, answer.sumber); return true;
    case Answer::Kind::kScope:
      check_year(L, answer.scope.tahun);
      charge(L, kViewSteps);
      push_view(L, answer.scope);
      return true;
    case Answer::Kind::kTable: push_table(L, *answer.table); return true;
    case Answer::Kind::kItems: push_items(L, answer, name, "realisasi"); return true;
    case Answer::Kind::kList: push_list(L, answer.list, name); return true;
    case Answer::Kind::kRentang: push_range(L, answer.rentang, name, answer.sumber); return true;
  }
  return false;
}

World& world_of(lua_State* L) {
  World* world = state_of(L).world;
  if (world == nullptr) raise(L, say("lua.no_world"));
  return *world;
}

// The name at argument 2, which is a short string: no unit and no input is called anything else.
std::string name_argument(lua_State* L) {
  luaL_checktype(L, 2, LUA_TSTRING);
  const std::string_view name = to_string(L, 2);
  if (name.size() > kLongestName) raise(L, say("lua.input_unknown", shortened(std::string(name))));
  return std::string(name);
}

int view_ada(lua_State* L) {  // x:ada(name)
  const Scope scope = scope_behind(L, 1);
  charge(L, kReadSteps);
  const Answer answer = world_of(L).read(scope, name_argument(L));
  if (answer.kind == Answer::Kind::kNotYet) stop_for_need(L);
  const bool there = answer.kind != Answer::Kind::kUnknown &&
                     (answer.kind != Answer::Kind::kValue || answer.value.is_present());
  lua_pushboolean(L, there);
  return 1;
}

int view_pada(lua_State* L) {  // x:pada(2021)
  const Scope scope = scope_behind(L, 1);
  charge(L, kViewSteps);
  const lua_Integer tahun = check_integer(L, 2);
  check_year(L, tahun);
  const auto there = world_of(L).in_year(scope, static_cast<Tahun>(tahun));
  if (!there) raise_missing(L, Missing{say("lua.no_year", tahun), {}});
  push_view(L, *there);
  return 1;
}

int view_unit(lua_State* L) {  // x:unit("kode")
  const Scope scope = scope_behind(L, 1);
  charge(L, kViewSteps);
  const std::string kode = name_argument(L);
  const auto there = world_of(L).of_unit(scope, kode);
  if (!there) raise(L, say("lua.no_unit", printable(kode)));
  push_view(L, *there);
  return 1;
}

int view_banding(lua_State* L) {  // x:banding("nasional")
  const Scope scope = scope_behind(L, 1);
  charge(L, kReadSteps);
  const std::string nama = name_argument(L);
  const Answer answer = world_of(L).banding(scope, nama);
  charge(L, answer.steps);
  if (!push_answer(L, answer, nama)) {
    raise_missing(L, Missing{say("lua.no_comparison", printable(nama)), nama});
  }
  return 1;
}

int view_anak(lua_State* L) {  // x:anak("ikm", "capaian")
  const Scope scope = scope_behind(L, 1);
  const std::string kode = name_argument(L);
  const std::string bagian = shortened(luaL_optstring(L, 3, "realisasi"));
  charge(L, kReadSteps);
  const Answer answer = world_of(L).below(scope, kode, bagian);
  charge(L, answer.steps);
  if (answer.kind == Answer::Kind::kItems) {
    push_items(L, answer, kode, bagian);
    return 1;
  }
  if (push_answer(L, answer, kode)) return 1;
  raise(L, say("lua.no_below", printable(kode), printable(bagian)));
}

int view_tingkat(lua_State* L) {  // x:tingkat("target") -> "BB" or nil
  const Scope scope = scope_behind(L, 1);
  charge(L, kReadSteps);
  const Answer answer = world_of(L).read(scope, name_argument(L));
  if (answer.kind == Answer::Kind::kNotYet) stop_for_need(L);
  if (answer.kind == Answer::Kind::kValue && answer.value.is_grade()) {
    lua_pushlstring(L, answer.value.grade().name.data(), answer.value.grade().name.size());
  } else {
    lua_pushnil(L);
  }
  return 1;
}

constexpr luaL_Reg kMethods[] = {
    {"ada", entry<view_ada>},   {"anak", entry<view_anak>},       {"banding", entry<view_banding>},
    {"pada", entry<view_pada>}, {"tingkat", entry<view_tingkat>}, {"unit", entry<view_unit>},
};

void fail_unknown(lua_State* L, const Scope& scope, const std::string& name) {
  State& state = state_of(L);
  state.unknown = {say("lua.input_unknown", printable(name)), name, scope};
  raise(L, state.unknown.message);
}

int view_read(lua_State* L) {  // table, key
  if (lua_type(L, 2) != LUA_TSTRING) {
    lua_pushnil(L);
    return 1;
  }
  const std::string name = name_argument(L);
  for (const luaL_Reg& method : kMethods) {
    if (name == method.name) {
      lua_pushcfunction(L, method.func);
      return 1;
    }
  }
  charge(L, kReadSteps);
  const Scope scope = scope_behind(L, 1);
  const bool traced = state_of(L).reading == Reading::kTrace;
  const std::string shown = traced ? world_of(L).label(scope, name) : name;
  if (!push_answer(L, world_of(L).read(scope, name), shown)) fail_unknown(L, scope, name);
  return 1;
}

int view_entries(lua_State* L) {  // for pairs(x): a plain table of what is there
  const Scope scope = scope_behind(L, 1);
  lua_newtable(L);
  for (const std::string& name : world_of(L).own_names(scope)) {
    charge(L, kReadSteps);
    const Answer answer = world_of(L).read(scope, name);
    if (answer.kind == Answer::Kind::kNotYet) stop_for_need(L);
    if (answer.kind != Answer::Kind::kValue || !answer.value.is_present()) continue;
    push_value(L, answer.value, name, answer.sumber);
    lua_setfield(L, -2, name.c_str());
  }
  return 1;
}

}  // namespace

std::vector<std::string> view_methods() {
  std::vector<std::string> names;
  for (const luaL_Reg& method : kMethods) names.emplace_back(method.name);
  return names;
}

void push_value(lua_State* L, const Value& value, const std::string& name,
                const std::string& sumber) {
  if (value.is_missing()) {
    Missing missing = value.missing();
    if (missing.name.empty()) missing.name = name;
    raise_missing(L, std::move(missing));
  }
  if (value.is_failure()) {  // what depends on a failure fails in the same class
    stop(L, value.failure().kind, say("lua.input_failed", name, value.failure().message));
  }
  if (const auto number = value.as_number()) {
    push_input(L, *number, name, sumber);
    return;
  }
  if (value.is_range()) {
    push_range(L, value.range(), name, sumber);
    return;
  }
  lua_pushlstring(L, value.grade().name.data(), value.grade().name.size());
}

void push_view(lua_State* L, const Scope& scope, int slots) {
  if (slots != 0) slots = lua_absindex(L, slots);
  lua_newtable(L);           // proxy
  lua_createtable(L, 0, 6);  // proxy meta
  if (slots != 0) {
    lua_pushvalue(L, slots);
  } else {
    lua_pushcfunction(L, entry<view_read>);
    *static_cast<Scope*>(lua_newuserdatauv(L, sizeof(Scope), 0)) = scope;
    lua_rawsetp(L, -3, &kScope);
  }
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, refuse_write);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushcfunction(L, entry<view_entries>);
  lua_setfield(L, -2, "__pairs");
  lua_setmetatable(L, -2);
}

void fall_back_to_world(lua_State* L, int index) {
  index = lua_absindex(L, index);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kFallBack) != LUA_TTABLE) {  // one for all of them
    lua_pop(L, 1);
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, entry<view_read>);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kFallBack);
  }
  lua_setmetatable(L, index);
}

}  // namespace iku::lua
