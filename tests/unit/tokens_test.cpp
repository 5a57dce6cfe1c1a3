#include "lua/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using iku::lua::Token;

std::vector<std::string> texts(std::string_view source) {
  std::vector<std::string> all;
  for (const Token& token : iku::lua::tokens_of(source)) all.emplace_back(token.text);
  return all;
}

TEST_CASE("names, numbers, strings and comments end where Lua ends them") {
  using Texts = std::vector<std::string>;
  struct Row {
    const char* source;
    Texts texts;
  };
  const std::vector<Row> rows = {
      {"a.b:c(1.5e-3,0xAp+2)", {"a", ".", "b", ":", "c", "(", "1.5e-3", ",", "0xAp+2", ")"}},
      {"1..4", {"1", "..", "4"}},
      {"a --[[ x.b\n]] c", {"a", "--[[ x.b\n]]", "c"}},
      {"a --[==[ ]] ]==] c", {"a", "--[==[ ]] ]==]", "c"}},
      {"a --[=b\rc", {"a", "--[=b", "c"}},
      {"[[ -- ]] b", {"[[ -- ]]", "b"}},
      {"'a\\'b' c", {"'a\\'b'", "c"}},
      {"'a\\\nb' c", {"'a\\\nb'", "c"}},
      {"'a\\\r\nb' c", {"'a\\\r\nb'", "c"}},
      {"'a\\z \n  b' c", {"'a\\z \n  b'", "c"}},
      {"'a\nb", {"'a", "b"}},
      {"a//b<<c~=d::e", {"a", "//", "b", "<<", "c", "~=", "d", "::", "e"}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.source));
    CHECK(texts(row.source) == row.texts);
  }
  CHECK_FALSE(iku::lua::tokens_of("--[[ a").front().closed);
  CHECK(iku::lua::code_tokens_of("a -- b\nc").size() == 2);
}

}  // namespace
