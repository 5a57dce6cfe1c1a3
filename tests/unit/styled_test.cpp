#include "base/styled.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace iku;

TEST_SUITE("base") {
  TEST_CASE("style stands beside a text and never in it") {
    CHECK(Styled("merah", {.color = Color::kRed}) == "\x1b[31mmerah\x1b[0m");
    CHECK(Styled("a", {.bold = true, .underlined = true}) == "\x1b[1;4ma\x1b[0m");
    CHECK(Styled("", {.bold = true}) == "");
    CHECK(Styled("a", Style{}) == "a");
    // What a text says of its style is only text.
    CHECK(Styled("\x1b[31mpalsu", {.bold = true}) == "\x1b[1m␛[31mpalsu\x1b[0m");
    CHECK(Styled("\x1b[31mpalsu") == "␛[31mpalsu");
    CHECK("a\u202e" + Styled("b", {.faint = true}) + "\x9b\n" == "a\uFFFD\x1b[2mb\x1b[0m\uFFFD\n");
    // Text again, it has no style any more.
    const std::string text{Styled("a", {.faint = true})};
    CHECK(Styled(text) == "␛[2ma␛[0m");
  }

  TEST_CASE("an Out lets nothing else through, whoever writes to it") {
    std::ostringstream stream;
    Out out(stream);
    const std::string hidden = "\x1b]0;x\x07\u202e";
    out << hidden << std::string_view(hidden) << hidden.c_str() << Styled(hidden) << "\n";
    CHECK(stream.str() == "␛]0;x␇\uFFFD␛]0;x␇\uFFFD␛]0;x␇\uFFFD␛]0;x␇\uFFFD\n");
    CHECK(static_cast<bool>(out));
    stream.setstate(std::ios::badbit);
    CHECK(!out);
  }
}
