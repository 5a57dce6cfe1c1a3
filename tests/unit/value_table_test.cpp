#include "session/value_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::example_session;
using iku::test::refusal;

TEST_SUITE("session") {
  TEST_CASE("an axis has its ends and no noise of adding decimals") {
    CHECK(axis_values(2.5, 4, 0.5) == std::vector<double>{2.5, 3, 3.5, 4});
    CHECK(axis_values(0, 0.3, 0.1) == std::vector<double>{0, 0.1, 0.2, 0.3});
    CHECK(axis_values(1, 1, 1) == std::vector<double>{1});
    CHECK(axis_values(0, 1, 0.4) == std::vector<double>{0, 0.4, 0.8});
    struct Row {
      double first;
      double last;
      double step;
    };
    for (const Row& row : {Row{2, 1, 0.5}, Row{1, 2, 0}, Row{1, 2, -1}, Row{0, 1, 1e-6}}) {
      CAPTURE(row.step);
      CHECK_FALSE(refusal([&] { axis_values(row.first, row.last, row.step); }).empty());
    }
  }

  TEST_CASE("a table of two levers has every pair") {
    const auto session = example_session("contoh-ikpp");
    const Axis ikm{lever(*session, "ikm"), {2, 3, 4}};
    const Axis ipp{lever(*session, "ipp"), {1, 5}};
    const auto cells = value_table(*session, "ikpp", Besaran::kRealisasi, ikm, ipp);
    REQUIRE(cells.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 2; ++j) {
        CHECK(cells[i][j].number() == doctest::Approx(1.25 * ikm.values[i] + ipp.values[j]));
      }
    }
    const auto predikat = value_table(*session, "ikpp", Besaran::kPredikat, ikm, ipp);
    CHECK(predikat[2][1].grade().name == "AA");
    CHECK(predikat[0][0].grade().name == "C");  // 3,5 of 7,7: 45,45 %
    CHECK(session->overlay().empty());
  }

  TEST_CASE("a value outside the skala is a failed cell, and too many cells are refused") {
    const auto session = example_session("contoh-ikpp");
    const Axis ikm{lever(*session, "ikm"), {4, 5}};
    const auto cells = value_table(*session, "ikpp", Besaran::kRealisasi, ikm, std::nullopt);
    CHECK(cells[0][0].is_number());
    CHECK(cells[1][0].is_failure());
    const Axis long_axis{lever(*session, "ikm"), std::vector<double>(300, 2.0)};
    const Axis wide{lever(*session, "ipp"), std::vector<double>(41, 2.0)};
    const Axis broad{lever(*session, "ipp"), std::vector<double>(40, 2.0)};
    const auto refused = [&](const Axis& columns) {
      return refusal(
          [&] { value_table(*session, "ikpp", Besaran::kRealisasi, long_axis, columns); });
    };
    CHECK(refused(wide).find("41") != std::string::npos);
    CHECK(refused(broad).find("12000") != std::string::npos);
  }
}
