#include "lua/table_sort.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/catalogue.hpp"
#include "lua/arguments.hpp"
#include "lua/fuel.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

using Index = std::uint32_t;

constexpr int kComparator = 2;

// The elements as they were when sorting began, at stack index `snapshot`.
struct Elements {
  lua_State* L;
  int snapshot;
  bool has_comparator;
};

// "<" as the language has it for numbers, strings and operands (the only userdata there are, which
// compare with numbers too); anything else is an error, as in stock Lua.
bool natural_less(lua_State* L) {  // … a b
  const int type = lua_type(L, -2);
  if (type == LUA_TUSERDATA || lua_type(L, -1) == LUA_TUSERDATA) {
    return lua_compare(L, -2, -1, LUA_OPLT) != 0;
  }
  if (type != lua_type(L, -1)) {
    luaL_error(L, "attempt to compare %s with %s", luaL_typename(L, -2), luaL_typename(L, -1));
  }
  if (type == LUA_TSTRING) {
    charge_bytes(L, std::min(lua_rawlen(L, -2), lua_rawlen(L, -1)));
  } else if (type != LUA_TNUMBER) {
    luaL_error(L, "attempt to compare two %s values", luaL_typename(L, -2));
  }
  return lua_compare(L, -2, -1, LUA_OPLT) != 0;
}

// True where element `a` must stand before element `b`. Stack: [0, 0].
bool less(const Elements& elements, Index a, Index b) {
  lua_State* L = elements.L;
  charge(L, 4);
  if (elements.has_comparator) lua_pushvalue(L, kComparator);
  lua_rawgeti(L, elements.snapshot, static_cast<lua_Integer>(a) + 1);
  lua_rawgeti(L, elements.snapshot, static_cast<lua_Integer>(b) + 1);
  bool before = false;
  if (elements.has_comparator) {  // … f a b
    call_back(L, 2, 1);
    before = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
  } else {
    before = natural_less(L);
    lua_pop(L, 2);
  }
  return before;
}

// Merges the sorted runs [begin, middle) and [middle, end) of `from` into `to`; equals keep their
// order.
void merge(const Elements& elements, const Index* from, Index* to, Index begin, Index middle,
           Index end) {
  Index left = begin;
  Index right = middle;
  for (Index out = begin; out < end; ++out) {
    const bool take_right =
        left == middle || (right < end && less(elements, from[right], from[left]));
    to[out] = take_right ? from[right++] : from[left++];
  }
}

// Sorts the numbers of the elements; `order` and `spare` hold `count` each. Which of them has the
// result.
const Index* sort_indices(const Elements& elements, Index* order, Index* spare, Index count) {
  for (Index i = 0; i < count; ++i) order[i] = i;
  for (Index width = 1; width < count; width *= 2) {
    for (Index begin = 0; begin < count; begin += 2 * width) {
      const Index middle = std::min(begin + width, count);
      merge(elements, order, spare, begin, middle, std::min(middle + width, count));
    }
    std::swap(order, spare);
  }
  return order;
}

// A comparator that answers a < b and b < a cannot be obeyed: that is said, not hidden. With one
// that never does so, merging leaves no such neighbours, NaN or not.
void check_comparator(const Elements& elements, const Index* order, Index count) {
  for (Index i = 1; i < count; ++i) {
    if (less(elements, order[i], order[i - 1])) {
      luaL_error(elements.L,
                 "fungsi urutan table.sort salah: ia menjawab benar untuk (a, b) dan (b, a)");
    }
  }
}

}  // namespace

void check_writable(lua_State* L, int arg) {
  luaL_checktype(L, arg, LUA_TTABLE);
  if (lua_getmetatable(L, arg) != 0) stop(L, FailureClass::kDenied, say("lua.read_only"));
}

int table_sort(lua_State* L) {
  StackGuard guard(L, 0);
  check_writable(L, 1);
  const bool has_comparator = !lua_isnoneornil(L, kComparator);
  if (has_comparator) luaL_checktype(L, kComparator, LUA_TFUNCTION);
  const lua_Unsigned size = lua_rawlen(L, 1);
  charge_range(L, size);
  if (size < 2) return 0;
  const auto count = static_cast<Index>(size);
  const int top = lua_gettop(L);
  lua_createtable(L, static_cast<int>(count), 0);  // … snapshot
  const Elements elements{L, top + 1, has_comparator};
  for (lua_Integer i = 1; i <= static_cast<lua_Integer>(count); ++i) {
    lua_rawgeti(L, 1, i);
    lua_rawseti(L, elements.snapshot, i);
  }
  // On the Lua heap, so that the memory limit counts it.
  auto* order = static_cast<Index*>(lua_newuserdatauv(L, sizeof(Index) * 2 * count, 0));
  const Index* sorted = sort_indices(elements, order, order + count, count);  // … snapshot order
  if (has_comparator) check_comparator(elements, sorted, count);
  for (Index i = 0; i < count; ++i) {
    lua_rawgeti(L, elements.snapshot, static_cast<lua_Integer>(sorted[i]) + 1);
    lua_rawseti(L, 1, static_cast<lua_Integer>(i) + 1);
  }
  lua_settop(L, top);
  return 0;
}

}  // namespace iku::lua
