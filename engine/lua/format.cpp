#include "lua/format.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "lua/arguments.hpp"
#include "lua/byte_buffer.hpp"
#include "lua/fuel.hpp"
#include "lua/memory_limit.hpp"
#include "lua/operand.hpp"

namespace iku::lua {

namespace {

// One conversion: %-08.3f has flags "-0", width 8, precision 3, conversion 'f'.
struct Conversion {
  std::string_view flags;
  int width = -1;
  int precision = -1;
  char letter = '\0';
};

// Longer runs of flags are a mistake, as in the stock library.
constexpr std::size_t kMaxSpecification = 20;

// 1e308 with "%99.99f" takes 409 bytes.
constexpr std::size_t kMaxNumber = 512;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Which flags a conversion allows, and whether it takes a precision.
struct Rule {
  std::string_view letters;
  std::string_view flags;
  bool precision;
};

constexpr Rule kRules[] = {
    {"aAeEfFgG", "-+ #0", true}, {"di", "-+ 0", true}, {"u", "-0", true},
    {"oxX", "-#0", true},        {"c", "-", false},    {"s", "-", true},
};

// Raises an error; the result is for the compiler, which does not know that luaL_error never
// returns.
Conversion refuse(lua_State* L, std::string_view specification) {
  const std::string shown(specification.substr(0, kMaxSpecification));
  luaL_error(L, "format '%s' tidak dikenal", shown.c_str());
  return {};
}

// Up to two digits, as a number; -1 without any.
int take_two_digits(std::string_view text, std::size_t& i) {
  int value = -1;
  for (int n = 0; n < 2 && i < text.size() && is_digit(text[i]); ++n, ++i) {
    value = std::max(value, 0) * 10 + (text[i] - '0');
  }
  return value;
}

// Reads what follows a '%' at text[i - 1], and moves i past it.
Conversion take_conversion(lua_State* L, std::string_view text, std::size_t& i) {
  const std::size_t begin = i;
  Conversion conversion;
  while (i < text.size() && std::string_view("-+ #0").find(text[i]) != std::string_view::npos) ++i;
  conversion.flags = text.substr(begin, i - begin);
  conversion.width = take_two_digits(text, i);
  bool has_precision = false;
  if (i < text.size() && text[i] == '.') {
    has_precision = true;
    conversion.precision = std::max(take_two_digits(text, ++i), 0);
  }
  const std::string_view specification = text.substr(begin - 1, i + 1 - (begin - 1));
  if (i >= text.size() || i - begin > kMaxSpecification) return refuse(L, specification);
  conversion.letter = text[i++];
  if (conversion.letter == 'p') deny(L, "string.format %p");
  for (const Rule& rule : kRules) {
    if (rule.letters.find(conversion.letter) == std::string_view::npos) continue;
    const bool flags_fit = conversion.flags.find_first_not_of(rule.flags) == std::string_view::npos;
    if (flags_fit && (rule.precision || !has_precision)) return conversion;
  }
  return refuse(L, specification);
}

void add_padded(ByteBuffer& buffer, std::string_view text, const Conversion& conversion) {
  const auto width = static_cast<std::size_t>(std::max(conversion.width, 0));
  const std::size_t blanks = width > text.size() ? width - text.size() : 0;
  const bool left = conversion.flags.find('-') != std::string_view::npos;
  if (!left) buffer.add(blanks, ' ');
  buffer.add(text);
  if (left) buffer.add(blanks, ' ');
}

// The C format of a conversion, with the length its argument needs ("%-08.3f", "%5lld").
std::string c_format(const Conversion& conversion, std::string_view length) {
  std::string format = "%";
  format += conversion.flags;
  if (conversion.width >= 0) format += std::to_string(conversion.width);
  if (conversion.precision >= 0) format += '.' + std::to_string(conversion.precision);
  format += length;
  format += conversion.letter;
  return format;
}

template <typename Number>
void add_number(lua_State* L, ByteBuffer& buffer, const std::string& format, Number number) {
  std::array<char, kMaxNumber> text{};
  // The format is made above from checked parts; its length modifier fits Number.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  const int size = std::snprintf(text.data(), text.size(), format.c_str(), number);
#pragma GCC diagnostic pop
  charge(L, size);  // many digits are slow to make
  buffer.add(std::string_view(text.data(), static_cast<std::size_t>(std::max(size, 0))));
}

// What %s shows: tables, functions and host objects by the name of their type, since their
// addresses must not reach a result and nothing of theirs may be called.
void add_shown(lua_State* L, ByteBuffer& buffer, int arg, const Conversion& conversion) {
  push_text(L, arg);
  std::string_view text = to_string(L, -1);
  if (conversion.precision >= 0) {
    text = text.substr(0, static_cast<std::size_t>(conversion.precision));
  }
  add_padded(buffer, text, conversion);
  lua_pop(L, 1);
}

void add_argument(lua_State* L, ByteBuffer& buffer, int arg, const Conversion& conversion) {
  switch (conversion.letter) {
    case 's': add_shown(L, buffer, arg, conversion); break;
    case 'c': {
      const char byte = static_cast<char>(static_cast<unsigned char>(check_integer(L, arg)));
      add_padded(buffer, std::string_view(&byte, 1), conversion);
      break;
    }
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      add_number(L, buffer, c_format(conversion, "ll"),
                 static_cast<long long>(check_integer(L, arg)));
      break;
    default: add_number(L, buffer, c_format(conversion, ""), check_number(L, arg)); break;
  }
}

}  // namespace

int string_format(lua_State* L) {
  StackGuard guard(L, 1);
  const int count = lua_gettop(L);
  const std::string_view text = check_string(L, 1);
  charge_bytes(L, text.size());
  ByteBuffer buffer(L);
  int arg = 1;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i++];
    if (c != '%') {
      buffer.add(c);
    } else if (i < text.size() && text[i] == '%') {
      buffer.add(text[i++]);
    } else {
      charge(L, 10);
      if (++arg > count) luaL_argerror(L, arg, "no value");
      add_argument(L, buffer, arg, take_conversion(L, text, i));
    }
  }
  buffer.finish();
  return 1;
}

}  // namespace iku::lua
