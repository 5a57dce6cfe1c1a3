#include "lua/string_search.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "lua/arguments.hpp"
#include "lua/byte_buffer.hpp"
#include "lua/fuel.hpp"
#include "lua/pattern.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

// A pattern without any of these is searched for as it stands (so a lone ")" is found, not refused,
// as in the stock library).
constexpr std::string_view kSpecials = "^$*+?.([%-";

// Takes the anchor off the pattern.
bool take_anchor(std::string_view& pattern) {
  const bool anchored = !pattern.empty() && pattern.front() == '^';
  if (anchored) pattern.remove_prefix(1);
  return anchored;
}

// Stack: [0, +2] when found, else [0, +1].
int find_plain(lua_State* L, std::string_view s, std::string_view needle, std::size_t from) {
  charge_bytes(L, s.size() - from + needle.size());
  // memmem is linear in both, std::string_view::find is not.
  const void* found = memmem(s.data() + from, s.size() - from, needle.data(), needle.size());
  if (found == nullptr) {
    lua_pushnil(L);
    return 1;
  }
  const auto begin = static_cast<const char*>(found) - s.data();
  push_count(L, begin + 1);
  push_count(L, begin + static_cast<lua_Integer>(needle.size()));
  return 2;
}

// Stack: [0, +n], with the two positions first where they are asked for.
int push_found(lua_State* L, Matcher& matcher, std::size_t begin, std::size_t end, bool positions) {
  matcher.settle();
  if (!positions) return matcher.push_captures(begin, end);
  push_count(L, static_cast<lua_Integer>(begin) + 1);
  push_count(L, static_cast<lua_Integer>(end));
  return 2 + (matcher.capture_count() == 0 ? 0 : matcher.push_captures(begin, end));
}

// string.find and string.match, which differ in what they give back.
int find_or_match(lua_State* L, bool find) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  std::string_view pattern = check_string(L, 2);
  const std::size_t from = range_begin(optional_integer(L, 3, 1), s.size()) - 1;
  charge(L, 1);
  if (from > s.size()) {
    lua_pushnil(L);
    return 1;
  }
  if (find &&
      (lua_toboolean(L, 4) != 0 || pattern.find_first_of(kSpecials) == std::string_view::npos)) {
    return guard.leaves(find_plain(L, s, pattern, from));
  }
  const bool anchored = take_anchor(pattern);
  Matcher matcher(L, s, pattern);
  for (std::size_t begin = from; begin <= s.size(); ++begin) {
    const std::size_t end = matcher.match(begin);
    if (end != Matcher::kNoMatch) {
      return guard.leaves(push_found(L, matcher, begin, end, find));
    }
    if (anchored) break;
  }
  matcher.settle();
  lua_pushnil(L);
  return 1;
}

// Upvalues of the iterator that string.gmatch gives.
constexpr int kSubject = 1;
constexpr int kPattern = 2;
constexpr int kNext = 3;     // where to try next
constexpr int kLastEnd = 4;  // where the last match ended, -1 before the first

// An iterator step; two matches never end at the same place.
int gmatch_step(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = to_string(L, lua_upvalueindex(kSubject));
  const auto from = static_cast<std::size_t>(lua_tointeger(L, lua_upvalueindex(kNext)));
  const lua_Integer last_end = lua_tointeger(L, lua_upvalueindex(kLastEnd));
  charge(L, 1);
  Matcher matcher(L, s, to_string(L, lua_upvalueindex(kPattern)));
  for (std::size_t begin = from; begin <= s.size(); ++begin) {
    const std::size_t end = matcher.match(begin);
    if (end == Matcher::kNoMatch || static_cast<lua_Integer>(end) == last_end) continue;
    lua_pushinteger(L, static_cast<lua_Integer>(end));
    lua_copy(L, -1, lua_upvalueindex(kNext));
    lua_replace(L, lua_upvalueindex(kLastEnd));
    return guard.leaves(push_found(L, matcher, begin, end, false));
  }
  matcher.settle();
  return guard.leaves(0);
}

// What replaces a match, where it is a string: "%1" and so on stand for captures.
void add_template(lua_State* L, ByteBuffer& buffer, Matcher& matcher, std::string_view text,
                  std::size_t begin, std::size_t end) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      buffer.add(text[i]);
      continue;
    }
    const char kind = ++i < text.size() ? text[i] : '\0';
    if (kind == '%') {
      buffer.add(kind);
    } else if (kind == '0') {
      buffer.add(to_string(L, 1).substr(begin, end - begin));
    } else if (kind >= '1' && kind <= '9') {
      matcher.push_capture(kind - '1', begin, end);
      buffer.add(to_string(L, -1));
      lua_pop(L, 1);
    } else {
      luaL_error(L, "teks pengganti salah: '%%' harus diikuti angka atau '%%'");
    }
  }
}

// Calls the function or reads the table (argument 3) for one match; false or nil keeps the text.
void add_looked_up(lua_State* L, ByteBuffer& buffer, Matcher& matcher, std::size_t begin,
                   std::size_t end) {
  if (lua_type(L, 3) == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    const int count = matcher.push_captures(begin, end);
    call_back(L, count, 1);
  } else {
    matcher.push_capture(0, begin, end);
    lua_gettable(L, 3);  // not raw: a read-only proxy answers through __index
  }
  const int type = lua_type(L, -1);
  if (lua_toboolean(L, -1) == 0) {
    buffer.add(to_string(L, 1).substr(begin, end - begin));
  } else if (type == LUA_TSTRING || type == LUA_TNUMBER) {
    buffer.add(to_string(L, -1));
  } else {
    luaL_error(L, "nilai pengganti harus string atau angka, bukan %s", luaL_typename(L, -1));
  }
  lua_pop(L, 1);
}

}  // namespace

int string_find(lua_State* L) { return find_or_match(L, true); }

int string_match(lua_State* L) { return find_or_match(L, false); }

int string_gmatch(lua_State* L) {
  StackGuard guard(L, 1);
  const std::string_view s = check_string(L, 1);
  check_string(L, 2);
  const std::size_t from = range_begin(optional_integer(L, 3, 1), s.size()) - 1;
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_pushinteger(L, static_cast<lua_Integer>(std::min(from, s.size() + 1)));
  lua_pushinteger(L, -1);  // subject pattern next last_end
  lua_pushcclosure(L, gmatch_step, 4);
  return 1;
}

int string_gsub(lua_State* L) {
  StackGuard guard(L, 2);
  const std::string_view s = check_string(L, 1);
  std::string_view pattern = check_string(L, 2);
  const int type = lua_type(L, 3);
  if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TTABLE && type != LUA_TFUNCTION) {
    luaL_typeerror(L, 3, "string/function/table");
  }
  const bool is_template = type == LUA_TSTRING || type == LUA_TNUMBER;
  const std::string_view replacement = is_template ? to_string(L, 3) : std::string_view();
  const auto length = static_cast<lua_Integer>(s.size());
  const lua_Integer most = optional_integer(L, 4, length + 1);
  charge(L, 1);
  const bool anchored = take_anchor(pattern);
  Matcher matcher(L, s, pattern);
  ByteBuffer buffer(L);  // … buffer
  std::size_t at = 0;
  std::size_t last_end = Matcher::kNoMatch;
  lua_Integer count = 0;
  while (count < most) {
    const std::size_t end = matcher.match(at);
    if (end != Matcher::kNoMatch && end != last_end) {
      ++count;
      matcher.settle();
      if (is_template) {
        charge_bytes(L, replacement.size());
        add_template(L, buffer, matcher, replacement, at, end);
      } else {
        add_looked_up(L, buffer, matcher, at, end);
      }
      at = last_end = end;
    } else if (at < s.size()) {
      buffer.add(s[at++]);
    } else {
      break;
    }
    if (anchored) break;
  }
  matcher.settle();
  buffer.add(s.substr(at));
  buffer.finish();  // … result
  push_count(L, count);
  return 2;
}

}  // namespace iku::lua
