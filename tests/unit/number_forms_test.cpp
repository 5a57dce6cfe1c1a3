#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "base/number.hpp"

// What settles a text that may be two numbers: a scale, a declaration, the form of a prompt.

namespace iku {

TEST_CASE("a scale that holds one of the two numbers settles which it is") {
  struct Row {
    std::string text;
    Bounds scale;
    double number;
    bool warned;
  };
  const std::vector<Row> rows = {
      {"3.422", {0, 5}, 3.422, true},      // not the usual reading, and said
      {"3.422", {0, 10'000}, 3422, true},  // either may be meant
      {"3.422", {100, 10'000}, 3422, false}, {"3.422", {0, 3}, 3422, true},  // neither fits
      {"-3.422", {-5, 5}, -3.422, true},     {"3.422.000", {0, 5}, 3422000, false},
      {"3,422", {0, 5}, 3.422, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.scale.to);
    const Printed read = read_printed(row.text, {DecimalMark::kEither, row.scale, false});
    CHECK(read.number == row.number);
    CHECK(read.warning.has_value() == row.warned);
  }
}

TEST_CASE("what a source declares settles every well-written number") {
  struct Row {
    std::string text;
    DecimalMark mark;
    double number;
    bool warned;
  };
  const auto comma = DecimalMark::kComma;
  const auto dot = DecimalMark::kDot;
  const std::vector<Row> rows = {
      {"9.500", comma, 9500, false},
      {"84.27", comma, 84.27, false},  // cannot group
      {"1.234,567", comma, 1234.567, false},
      {"9.500", dot, 9.5, false},
      {"7,742,388,142", dot, 7742388142, false},
      {"1,050", dot, 1050, false},
      {"1,234.56", dot, 1234.56, false},
      {"1,234.567", dot, 1234.567, false},
      {"12.6950", dot, 12.695, false},
      {"83,63", dot, 83.63, true},  // not as declared
      {"2.674.009.596", dot, 2674009596, true},
      {"1.234,5", dot, 1234.5, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(static_cast<int>(row.mark));
    const Printed read = read_printed(row.text, {row.mark, std::nullopt, false});
    CHECK(read.number == row.number);
    CHECK(read.warning.has_value() == row.warned);
  }
}

TEST_CASE("at a prompt what may be two numbers names both, and what can be one only is read") {
  struct Row {
    std::string text;
    double number;
  };
  for (const Row& row : std::vector<Row>{{"1050", 1050},
                                         {"1.050,00", 1050},
                                         {"1,05", 1.05},
                                         {"1.05", 1.05},
                                         {"1.0500", 1.05},
                                         {"0.500", 0.5},
                                         {"2e3", 2000},
                                         {"1.050.000", 1050000},
                                         {"-0,25", -0.25},
                                         {"95 %", 95},
                                         {"Rp 1.050", 1050},
                                         {"3,222", 3.222}}) {
    CAPTURE(row.text);
    const Printed read = read_typed(row.text);
    CHECK(read.kind == PrintedKind::kNumber);
    CHECK(read.number == row.number);
    CHECK_FALSE(read.warning.has_value());
  }
  for (const std::string text : {"1.050", "-1.050", "1.050 %", "−1.050", "+1.050"}) {
    CAPTURE(text);
    const std::string warning = read_typed(text).warning.value_or("");
    CHECK(warning.find("1,05") != std::string::npos);
    CHECK(warning.find("1050") != std::string::npos);
  }
  for (const std::string text : {"178.562,200", "12.6950.500", "9007199254740993", "1.2.3.4.567"}) {
    CAPTURE(text);
    CHECK(read_typed(text).warning.has_value());
  }
}

TEST_CASE("what iku shows is one number, and a needless zero keeps its comma") {
  CHECK(read_typed("12.345,678").number == 12345.678);
  CHECK_FALSE(read_typed("12.345,678").warning.has_value());
  CHECK_FALSE(read_printed("12.345,678").warning.has_value());
  CHECK(read_typed("80.000").warning.value_or("").find("80,000 atau 80000") != std::string::npos);
  CHECK(read_printed("80.000").warning.value_or("").find("80,000 ditulis") != std::string::npos);
}

TEST_CASE("a number of a program that a reader may take for another is told with both") {
  CHECK(other_reading("1.050").value().number == 1050);
  CHECK(read_typed("3.222", Bounds{1, 4}).number == 3.222);
  CHECK_FALSE(read_typed("3.222", Bounds{1, 4}).warning.has_value());
  CHECK(read_typed("3.220", Bounds{1, 4}).warning.has_value());
  CHECK(read_typed("3.222", Bounds{1000, 4000}).number == 3222);
  CHECK(read_typed("3.222", Bounds{1, 4000}).warning.has_value());
  CHECK(read_typed("3.222", Bounds{1, 2}).warning.has_value());
  CHECK_FALSE(other_reading("1.05").has_value());
  CHECK_FALSE(other_reading("1050").has_value());
  CHECK_FALSE(other_reading("1,050").has_value());  // no number of a program
}

TEST_CASE("what is not zero never looks like zero") {
  CHECK(format_visible(0.00001, 4) == "0,00001");
  CHECK(format_visible(-0.0000123, 4) == "-0,000012");
  CHECK(format_visible(0.00005, 4) == "0,0001");
  CHECK(format_visible(0.00005, 4, Rounding::kTruncate) == "0,00005");
  CHECK(format_visible(0, 4) == "0,0000");
  CHECK(format_visible(3.14159, 2) == "3,14");
  CHECK(format_visible(1.25e-20, 4) == "1,2e-20");
}

}  // namespace iku
