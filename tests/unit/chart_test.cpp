#include "report/chart.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/text.hpp"

using namespace iku::report;

TEST_SUITE("report") {
  TEST_CASE("a bar is as long as its share, by eighths") {
    CHECK(bar(1, 1, 4) == "████");
    CHECK(bar(0.5, 1, 4) == "██");
    CHECK(bar(1, 8, 1) == "▏");
    CHECK(bar(9, 16, 2) == "█▏");
    CHECK(bar(5, 1, 3) == "███");  // never longer than its width
    for (const double nothing : {0.0, -1.0}) CHECK(bar(nothing, 1, 4).empty());
    CHECK(bar(1, 0, 4).empty());
  }

  TEST_CASE("a tornado bar has its middle in the middle") {
    CHECK(tornado_bar(-1, 0, 1, 1, 3) == "━━━┿━━━");
    CHECK(tornado_bar(-1, 0, 2, 3, 3) == "  ━┿━━");
    CHECK(tornado_bar(0, 0, 1, 1, 2) == "  ┿━━");
    CHECK(tornado_bar(5, 5, 5, 0, 2) == "  ┿");
    CHECK(tornado_bar(-9, 0, 9, 1, 2) == "━━┿━━");  // never beyond its halves
    CHECK(iku::display_width(tornado_bar(-1, 0, 1, 1, 12)) == 25);
  }

  TEST_CASE("a sparkline goes from its lowest to its highest value") {
    CHECK(sparkline({1.0, 2.0, 3.0}) == "▁▅█");
    CHECK(sparkline({1.0, std::nullopt, 8.0}) == "▁·█");
    CHECK(sparkline({5.0, 5.0}) == "▅▅");
    CHECK(sparkline({std::nullopt}) == "·");
    CHECK(sparkline({}).empty());
  }
}
