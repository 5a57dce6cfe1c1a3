#include "lua/operand.hpp"

#include <cmath>
#include <string_view>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "lua/arguments.hpp"
#include "lua/fuel.hpp"
#include "lua/messages.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

const char kMetatable = 0;

// A working longer than this helps nobody and would grow the host's memory.
constexpr std::size_t kMaxTraceNodes = 100'000;
constexpr std::size_t kMaxTraceBytes = 4u << 20;

constexpr std::string_view kMathNames[] = {"abs", "ceil", "exp", "floor", "fmod",
                                           "log", "max",  "min", "sqrt"};
constexpr int kAny = 1 << 20;
constexpr int kMostArguments[] = {1, 1, 1, 1, 2, 2, kAny, kAny, 1};

void push_node(lua_State* L, TraceNode node) {
  State& state = state_of(L);
  charge(L, 10);
  state.trace_bytes += node.text.size() + node.name.size() + node.sumber.size();
  if (state.trace.size() >= kMaxTraceNodes || state.trace_bytes > kMaxTraceBytes) {
    stop(L, FailureClass::kLimitMemory, say("lua.trace_size", kMaxTraceNodes));
  }
  auto* index = static_cast<int*>(lua_newuserdatauv(L, sizeof(int), 0));
  *index = static_cast<int>(state.trace.size());
  state.trace.push_back(std::move(node));
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kMetatable);
  lua_setmetatable(L, -2);
}

double checked_value(lua_State* L, int index) {
  if (is_operand(L, index) || lua_type(L, index) == LUA_TNUMBER) return plain_value(L, index);
  luaL_error(L, "attempt to perform arithmetic on a %s value", luaL_typename(L, index));
  return 0;
}

double apply(Op op, double a, double b) {
  switch (op) {
    case Op::kAdd: return a + b;
    case Op::kSub: return a - b;
    case Op::kMul: return a * b;
    case Op::kDiv: return a / b;
    case Op::kPow: return std::pow(a, b);
    case Op::kIdiv: return std::floor(a / b);
    case Op::kMod: {
      double m = std::fmod(a, b);
      if (m != 0 && (m < 0) != (b < 0)) m += b;
      return m;
    }
    default: return 0;
  }
}

template <Op kOp>
int binary(lua_State* L) {
  const double a = checked_value(L, 1);
  const double b = checked_value(L, 2);
  TraceNode node;
  node.op = kOp;
  node.value = apply(kOp, a, b);
  node.args = {trace_node(L, 1), trace_node(L, 2)};
  push_node(L, std::move(node));
  return 1;
}

int negate(lua_State* L) {
  TraceNode node;
  node.op = Op::kNeg;
  node.value = -checked_value(L, 1);
  node.args = {trace_node(L, 1)};
  push_node(L, std::move(node));
  return 1;
}

int compare_less(lua_State* L) {
  lua_pushboolean(L, checked_value(L, 1) < checked_value(L, 2));
  return 1;
}

int compare_less_equal(lua_State* L) {
  lua_pushboolean(L, checked_value(L, 1) <= checked_value(L, 2));
  return 1;
}

int compare_equal(lua_State* L) {
  lua_pushboolean(L, plain_value(L, 1) == plain_value(L, 2));  // NOLINT: as plain numbers compare
  return 1;
}

double math_value(int index, const std::vector<double>& args) {
  const double a = args[0];
  switch (index) {
    case 0: return std::fabs(a);
    case 1: return std::ceil(a) + 0.0;  // no -0
    case 2: return std::exp(a);
    case 3: return std::floor(a) + 0.0;
    case 4: return std::fmod(a, args.at(1));
    case 5: {
      if (args.size() < 2) return std::log(a);
      const double base = args[1];
      if (base == 2.0) return std::log2(a);
      if (base == 10.0) return std::log10(a);
      return std::log(a) / std::log(base);
    }
    case 6: {
      double best = a;
      for (double v : args) best = best < v ? v : best;
      return best;
    }
    case 7: {
      double best = a;
      for (double v : args) best = v < best ? v : best;
      return best;
    }
    default: return std::sqrt(a);
  }
}

}  // namespace

bool is_operand(lua_State* L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA || lua_getmetatable(L, index) == 0) return false;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kMetatable);
  const bool same = lua_rawequal(L, -1, -2) != 0;
  lua_pop(L, 2);
  return same;
}

double plain_value(lua_State* L, int index) {
  if (!is_operand(L, index)) return lua_tonumber(L, index);
  const auto node = static_cast<std::size_t>(*static_cast<int*>(lua_touserdata(L, index)));
  const State& state = state_of(L);
  return node < state.trace.size() ? state.trace[node].value : 0;
}

int trace_node(lua_State* L, int index) {
  if (is_operand(L, index)) return *static_cast<int*>(lua_touserdata(L, index));
  State& state = state_of(L);
  TraceNode node;
  node.value = lua_tonumber(L, index);
  state.trace.push_back(std::move(node));
  return static_cast<int>(state.trace.size()) - 1;
}

void push_input(lua_State* L, double value, const std::string& name, const std::string& sumber) {
  if (state_of(L).reading == Reading::kPlain) {
    lua_pushnumber(L, value);
    return;
  }
  TraceNode node;
  node.op = Op::kInput;
  node.value = value;
  node.name = name;
  node.sumber = sumber;
  push_node(L, std::move(node));
}

void push_made(lua_State* L, const char* name, double value, int count) {
  bool traced = false;
  for (int i = 1; i <= count && !traced; ++i) traced = is_operand(L, i);
  if (!traced) {
    lua_pushnumber(L, value);
    return;
  }
  TraceNode node;
  node.op = Op::kCall;
  node.name = name;
  node.value = value;
  for (int i = 1; i <= count; ++i) node.args.push_back(trace_node(L, i));
  push_node(L, std::move(node));
}

void push_text(lua_State* L, int index) {
  index = lua_absindex(L, index);
  if (is_operand(L, index)) {
    push_spelled(L, plain_value(L, index));
    return;
  }
  switch (lua_type(L, index)) {
    case LUA_TNUMBER: push_spelled(L, lua_tonumber(L, index)); return;
    case LUA_TSTRING: lua_pushvalue(L, index); return;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) != 0 ? "true" : "false"); return;
    default: lua_pushstring(L, luaL_typename(L, index));
  }
}

void register_operands(lua_State* L) {
  static constexpr luaL_Reg kMethods[] = {
      {"__add", binary<Op::kAdd>},  {"__sub", binary<Op::kSub>}, {"__mul", binary<Op::kMul>},
      {"__div", binary<Op::kDiv>},  {"__mod", binary<Op::kMod>}, {"__idiv", binary<Op::kIdiv>},
      {"__pow", binary<Op::kPow>},  {"__unm", negate},           {"__lt", compare_less},
      {"__le", compare_less_equal}, {"__eq", compare_equal},     {nullptr, nullptr}};
  lua_newtable(L);
  luaL_setfuncs(L, kMethods, 0);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kMetatable);
}

int operand_is_number(lua_State* L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, is_operand(L, 1) || lua_type(L, 1) == LUA_TNUMBER);
  return 1;
}

int operand_round(lua_State* L) {
  const double value = checked_value(L, 1);
  const lua_Integer decimals = optional_integer(L, 2, 0);
  luaL_argcheck(L, decimals >= 0 && decimals <= 15, 2, "0..15");
  if (lua_gettop(L) > 2) raise(L, too_many_arguments("bulatkan", 2, lua_gettop(L)));
  const double rounded = round_decimal(value, static_cast<int>(decimals));
  lua_settop(L, 1);
  lua_pushinteger(L, decimals);
  push_made(L, "bulat", rounded, 2);
  return 1;
}

int operand_note(lua_State* L) {
  luaL_checkany(L, 1);
  if (state_of(L).reading == Reading::kPlain || lua_type(L, 2) != LUA_TSTRING ||
      !(is_operand(L, 1) || lua_type(L, 1) == LUA_TNUMBER)) {
    lua_settop(L, 1);
    return 1;
  }
  TraceNode node;
  node.op = Op::kNote;
  node.value = plain_value(L, 1);
  node.text = shortened(lua_tostring(L, 2));
  if (lua_type(L, 3) == LUA_TSTRING) node.sumber = shortened(lua_tostring(L, 3));
  node.args = {trace_node(L, 1)};
  push_node(L, std::move(node));
  return 1;
}

int call_math(lua_State* L, int index) {
  const int count = lua_gettop(L);
  if (count > kMostArguments[index]) {  // math.sqrt(0,5)
    raise(L, too_many_arguments(fmt::format("math.{}", kMathNames[index]), kMostArguments[index],
                                count));
  }
  bool traced = false;
  for (int i = 1; i <= count && !traced; ++i) traced = is_operand(L, i);
  if (!traced) {
    charge(L, count);
    for (int i = 1; i <= count; ++i) {  // a number is never made from a string
      luaL_checktype(L, i, LUA_TNUMBER);
    }
    const int results = state_of(L).stock_math[static_cast<std::size_t>(index)](L);
    if (lua_isinteger(L, -1) != 0) lua_pushnumber(L, lua_tonumber(L, -1));  // of floor and ceil
    return results;
  }
  TraceNode node;
  node.op = Op::kCall;
  node.name = kMathNames[index];
  std::vector<double> values;
  for (int i = 1; i <= count; ++i) {
    values.push_back(checked_value(L, i));
    node.args.push_back(trace_node(L, i));
  }
  if (index == 4 && count < 2) return luaL_argerror(L, 2, "number expected");
  node.value = math_value(index, values);
  push_node(L, std::move(node));
  return 1;
}

}  // namespace iku::lua
