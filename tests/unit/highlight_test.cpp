#include "cli/highlight.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace iku::cli;

namespace {

const KnownNames& names() {
  static const KnownNames known = {{"ikm", "ikpp"}, {"skm"}, {"explain"}};
  return known;
}

std::string plain(const std::string& painted) {
  std::string text;
  for (std::size_t i = 0; i < painted.size(); ++i) {
    if (painted[i] == '\x1b') {
      i = painted.find('m', i);
    } else {
      text += painted[i];
    }
  }
  return text;
}

constexpr std::size_t kNowhere = 1000;

}  // namespace

TEST_CASE("colours leave the text as it is") {
  for (const std::string entry :
       {"", "1.25 * ikm + skm.ikm(3.2) -- catatan", ".explain ikpp", "?skm.ikm", "\"tidak ditutup",
        "local a = {1, 2}", "kata é →", ".tidakada (", "[[ panjang"}) {
    CAPTURE(entry);
    CHECK(plain(highlight(entry, names(), kNowhere)) == entry);
    CHECK(plain(highlight(entry, names(), 0)) == entry);
  }
}

TEST_CASE("keywords, numbers, strings and known names have a colour, others none") {
  CHECK(highlight("return", names(), kNowhere) == "\x1b[35mreturn\x1b[0m");
  CHECK(highlight("3.5", names(), kNowhere) == "\x1b[36m3.5\x1b[0m");
  CHECK(highlight("\"a\"", names(), kNowhere) == "\x1b[32m\"a\"\x1b[0m");
  CHECK(highlight("ikpp", names(), kNowhere) == "\x1b[1;34mikpp\x1b[0m");
  CHECK(highlight("skm", names(), kNowhere) == "\x1b[33mskm\x1b[0m");
  CHECK(highlight(".explain", names(), kNowhere) == "\x1b[1m.explain\x1b[0m");
  CHECK(highlight("entah", names(), kNowhere) == "entah");
  CHECK(highlight("x.ikm", names(), kNowhere) == "x.ikm");
  CHECK(highlight(".entah", names(), kNowhere) == ".entah");
}

TEST_CASE("the brackets at the cursor are marked together") {
  CHECK(highlight("f(a)", names(), 4) == "f\x1b[1;4m(\x1b[0ma\x1b[1;4m)\x1b[0m");
  CHECK(highlight("f(a)", names(), 1).bytes() == highlight("f(a)", names(), 4).bytes());
  CHECK(highlight("f(a)", names(), 0) == "f(a)");
  CHECK(highlight("(\")\"", names(), 4) == "(\x1b[32m\")\"\x1b[0m");
}

TEST_CASE("the cell of a character is known where each takes one column") {
  CHECK(cell_of("abc", 2, 5, 80).column == 7);
  CHECK(cell_of("abcdefgh", 8, 5, 10).row == 1);
  CHECK(cell_of("abcdefgh", 8, 5, 10).column == 3);
  CHECK(cell_of("a\nbc", 4, 5, 80).row == 1);
  CHECK(cell_of("a\nbc", 4, 5, 80).column == 2);
  CHECK(cell_of("é→", 5, 0, 80).column == 2);
  CHECK(cell_of("漢字", 6, 0, 80).row == -1);
  CHECK(cell_of("a\x01", 2, 0, 80).row == -1);
  CHECK(cell_of("abcde\nf", 7, 5, 10).row == -1);
}
